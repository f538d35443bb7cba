import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Translated } from "../../shared/language.ts";

const ROOT = join(import.meta.dirname, "../..");

const FRENCH = {
  title: "Bonjour",
  days: (count: number) => `${count} jours`,
  nav: [
    ["/", "Accueil"],
    ["/statut", "État"],
  ],
  names: { day: "Jour" },
} as const;
type Texts = Translated<typeof FRENCH>;

/** `npm run types` judges these: an expected error that is none fails there. */
const whole: Texts = {
  title: "Hello",
  days: (count) => `${count} days`,
  nav: [
    ["/", "Home"],
    ["/statut", "Status"],
  ],
  names: { day: "Day" },
};
// @ts-expect-error a text is missing
const missing: Texts = { title: "Hello", days: whole.days, nav: whole.nav };
// @ts-expect-error a text within a text is missing
const missingWithin: Texts = { ...whole, names: {} };
// @ts-expect-error there is no such text in French
const extra: Texts = { title: "Hello", days: whole.days, nav: whole.nav, names: whole.names, more: "More" };
// @ts-expect-error there is no such text in French
const extraWithin: Texts = { ...whole, names: { day: "Day", night: "Night" } };
// @ts-expect-error the list has one entry less
const shorter: Texts = { ...whole, nav: [["/", "Home"]] };
// @ts-expect-error a function is given the count as a number
const otherParameter: Texts = { ...whole, days: (count: string) => count };

const english = globSync("shared/{texts,refusals}/*.en.ts", { cwd: ROOT });
const exported = (file: string) =>
  [...readFileSync(join(ROOT, file), "utf8").matchAll(/^export (?:const|\{ \w+ as) (\w+)/gm)]
    .map(([, name = ""]) => name)
    .sort();

describe("texts in two languages", () => {
  it("an English text that is missing, too many or of another shape does not compile", () => {
    expect([missing, missingWithin, extra, extraWithin, shorter, otherParameter]).toHaveLength(6);
  });

  it.each(english.filter((file) => file.includes("/texts/")))("%s has the same texts as its French file", (file) => {
    const names = exported(file);
    expect(names.length).toBeGreaterThan(0);
    const french = exported(file.replace(".en.ts", ".fr.ts"));
    expect(names.map((name) => name.replace(/_EN$/, "_FR"))).toEqual(french);
  });

  it("each English text says by its type that it has what the French one has", () => {
    const untyped = english
      .filter((file) => file.includes("/texts/") && !file.endsWith("/language.en.ts"))
      .flatMap((file) => {
        const text = readFileSync(join(ROOT, file), "utf8");
        return [...text.matchAll(/^export const (\w+)( = |: )/gm)]
          .filter(([, , then]) => then === " = ")
          .map(([found]) => `${file}: ${found}`);
      });
    expect(untyped).toEqual([]);
  });
});
