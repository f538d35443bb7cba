import { decodeJwt } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Browser } from "../support/browser.ts";
import { decided, tokenAfter } from "../support/consent.ts";
import { authorisationIn, backWith, refusalOn, startUnderAttack, type UnderAttack } from "./under-attack.ts";

let world: UnderAttack;

beforeAll(async () => {
  world = await startUnderAttack();
});
afterAll(() => world.stop());

/** Types these digits, and learns what came of them, also on a machine that is full of the others. */
const confirmedBy = async (browser: Browser, digits: string) => decided(await browser.confirm(digits), browser);

describe("a share that is claimed in parallel", () => {
  it("fifty browsers that claim a share at once with the right digits get one token in all", async () => {
    const [victim, bystander] = [await world.victim("32320647321714"), await world.victim("63695879465986")];
    const browsers = Array.from({ length: 50 }, () => world.attacker());
    for (const browser of browsers) {
      await browser.open(await backWith(browser, authorisationIn(victim.back)));
    }
    const [token, answers] = await Promise.all([
      bystander.finish(),
      Promise.all(browsers.map((browser) => confirmedBy(browser, "1714"))),
    ]);
    expect(decodeJwt(token).sub).toEqual([bystander.meter]);
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
    expect(browsers.filter((browser) => browser.cookies.has("__Host-token"))).toHaveLength(1);
    const codes = await Promise.all(answers.filter(({ status }) => status !== 303).map(refusalOn));
    expect(new Set(codes.map(([, code]) => code))).toEqual(new Set(["consent_already_claimed", "consent_unconfirmed"]));
    // The victim sees a refusal, and knows that somebody was there.
    await victim.browser.open(victim.back);
    expect(["consent_already_claimed", "consent_unconfirmed"]).toContain(
      (await refusalOn(await confirmedBy(victim.browser, "1714")))[1],
    );
  });

  it("twenty browsers that claim a share with wrong digits leave the one token to the victim", async () => {
    const victim = await world.victim("22315546958763");
    await victim.browser.open(victim.back);
    const browsers = Array.from({ length: 20 }, () => world.attacker());
    for (const browser of browsers) {
      await browser.open(await backWith(browser, authorisationIn(victim.back)));
    }
    const [token, ...answers] = await Promise.all([
      victim.finish(),
      ...browsers.map((browser, n) => confirmedBy(browser, `${n}`.padStart(4, "0"))),
    ]);
    expect(decodeJwt(token).sub).toEqual([victim.meter]);
    const codes = await Promise.all(answers.map(refusalOn));
    expect(new Set(codes.map(([, code]) => code))).toEqual(new Set(["consent_unconfirmed"]));
    expect(browsers.filter((browser) => browser.cookies.has("__Host-token"))).toEqual([]);
  });

  it("twenty tabs of one browser that claim a share at once all show the same token", async () => {
    const victim = await world.victim("16401220101758");
    await victim.browser.open(victim.back);
    const tabs = await Promise.all(Array.from({ length: 20 }, () => victim.browser.confirm("1758")));
    const tokens = await Promise.all(tabs.map((tab) => tokenAfter(tab, victim.browser)));
    expect(tokens).toHaveLength(20);
    expect(new Set(tokens).size).toBe(1);
  });
});
