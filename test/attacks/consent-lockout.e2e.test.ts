import { decodeJwt } from "jose";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Browser } from "../support/browser.ts";
import { BOTH_DIRECTIONS, METER, OTHER_METER } from "../support/meters.ts";
import { authorisationIn, backWith, refusalOn, startUnderAttack, type UnderAttack } from "./under-attack.ts";

let world: UnderAttack;

beforeAll(async () => {
  world = await startUnderAttack();
});
afterAll(() => world.stop());
afterEach(() => isLate(false));

/** Enedis lists new shares at once, or not before an hour has passed. */
const isLate = (late: boolean) => world.enedis.control({ subscribedServices: { lateBySeconds: late ? 3600 : 0 } });

const digits = (n: number) => `${n}`.padStart(4, "0");

/** A stranger who comes back with this number. */
async function strangerBackWith(number: string): Promise<Browser> {
  const stranger = world.attacker();
  await stranger.open(await backWith(stranger, number));
  return stranger;
}

/** The answers to a number of different wrong digits. */
async function codesFor(browser: Browser, count: number): Promise<(string | undefined)[]> {
  const codes = [];
  for (let n = 0; n < count; n++) codes.push((await refusalOn(await browser.confirm(digits(n))))[1]);
  return codes;
}

describe("an attacker who wants to lock an owner out", () => {
  it("an owner who was back first keeps five tries, even when strangers see a late share before them", async () => {
    await isLate(true);
    const meter = METER;
    const victim = await world.victim(meter);
    await victim.browser.open(victim.back);
    const strangers = [];
    for (let n = 0; n < 6; n++) strangers.push(await strangerBackWith(authorisationIn(victim.back)));
    await isLate(false);
    for (const stranger of strangers) await codesFor(stranger, 3);
    for (const mistyped of ["4271", "4272", "4273", "4274"]) await victim.browser.confirm(mistyped);
    expect(decodeJwt(await victim.finish()).sub).toEqual([meter]);
  });

  it("wrong digits for a number that does not exist yet do not count against its later owner", async () => {
    // This meter's share was withdrawn: Enedis lists nothing under its number, until it is given again.
    const meter = "20000000000602";
    const known = await world.victim(meter);
    const number = authorisationIn(known.back);
    await isLate(true);
    for (let n = 0; n < 4; n++) {
      const stranger = await strangerBackWith(number);
      expect(await codesFor(stranger, 6)).toEqual([...Array(5).fill("consent_unconfirmed"), "confirmation_locked"]);
    }
    await known.browser.open(known.back);
    expect(await refusalOn(await known.browser.confirm(meter.slice(-4)))).toEqual([404, "consent_unconfirmed"]);
    await isLate(false);
    expect(decodeJwt(await known.finish()).sub).toEqual([meter]);
  });

  it("the first browser to see a share has tries of its own, even if strangers waited at its number", async () => {
    const meter = OTHER_METER;
    const number = authorisationIn((await world.victim(meter)).back);
    await isLate(true);
    const victim = await world.victim(meter);
    const waiting = [];
    for (let n = 0; n < 8; n++) waiting.push(await strangerBackWith(number));
    await isLate(false);
    await victim.browser.open(victim.back);
    for (const stranger of waiting) await codesFor(stranger, 2);
    expect(decodeJwt(await victim.finish()).sub).toEqual([meter]);
  });
});

describe("an attacker who wants to learn which numbers exist", () => {
  it("a number that Enedis never issues is refused before any call is made", async () => {
    await world.enedis.forgetCalls();
    for (const number of ["2147483648", "907421583361", "999999999999999", "9".repeat(40), "0", "-1", "1e3", "0x1f"]) {
      const attacker = world.attacker();
      const back = await attacker.open(await backWith(attacker, number));
      expect(await refusalOn(back)).toEqual([400, "consent_malformed"]);
    }
    expect(await world.enedis.calls()).toEqual([]);
  });

  it("wrong digits get the same answers for every number: five times unconfirmed, and then locked", async () => {
    const shared = await world.victim("42900589957123");
    const back = await world.victim(BOTH_DIRECTIONS);
    await back.browser.open(back.back);
    const claimed = await world.victim("64975835695673");
    await claimed.finish();
    const numbers = ["888888", "12", ...[shared, back, claimed].map((victim) => authorisationIn(victim.back))];
    const answers = [];
    for (const number of numbers) answers.push(await codesFor(await strangerBackWith(number), 7));
    const same = [...Array(5).fill("consent_unconfirmed"), ...Array(2).fill("confirmation_locked")];
    expect(answers).toEqual(numbers.map(() => same));

    // One try from each of many browsers learns no more.
    for (const number of numbers) {
      for (let n = 0; n < 3; n++) {
        const [code] = await codesFor(await strangerBackWith(number), 1);
        expect(code).toBe("consent_unconfirmed");
      }
    }
    expect(decodeJwt(await back.finish()).sub).toEqual([back.meter]);
  });
});
