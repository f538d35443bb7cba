import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "../..");

/** Every French sentence that a page or a refusal may say. */
const sentences = globSync("shared/{texts,refusals}/*.fr.ts", { cwd: ROOT }).flatMap((file) =>
  [...readFileSync(join(ROOT, file), "utf8").matchAll(/"((?:[^"\\\n]|\\.)*)"|`([^`]*)`/g)].map(
    ([, quoted, template]) => quoted ?? template ?? "",
  ),
);

/** Offers a consent to a person who has had a token: a share gives one token a day (decision 0020). */
const OFFERS_ANOTHER = /nouveau consentement|à nouveau votre consentement|redonnez votre consentement/i;

/** Said when the consent before is not of today: the token has come to its end, or the person has moved. */
const LONG_AFTER = /pour obtenir un nouveau jeton|emménagé/;

const offers = sentences.filter((sentence) => OFFERS_ANOTHER.test(sentence) && !LONG_AFTER.test(sentence));

describe("a person who lost the token of today", () => {
  it("a person who lost a token is offered another consent in several places", () => {
    expect(offers.length).toBeGreaterThan(3);
  });

  it.each(offers)("a person who lost the token of today reads that another comes tomorrow: %s", (sentence) => {
    expect(sentence).toMatch(/demain/);
  });
});
