import { decodeJwt } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BOTH_DIRECTIONS, METER, OTHER_METER } from "../support/meters.ts";
import { authorisationIn, backWith, refusalOn, startUnderAttack, type UnderAttack } from "./under-attack.ts";

let world: UnderAttack;

beforeAll(async () => {
  world = await startUnderAttack();
});
afterAll(() => world.stop());

describe("an attacker who goes after a share", () => {
  it("a stale share proves nothing, even with the right digits", async () => {
    const meter = METER;
    const attacker = world.attacker();
    // Shared 90 days ago, and for ever the same number.
    await attacker.open(await backWith(attacker, "12"));
    expect(await refusalOn(await attacker.confirm(meter.slice(-4)))).toEqual([409, "consent_stale"]);
    expect(attacker.cookies.has("__Host-token")).toBe(false);

    const victim = await world.victim(meter);
    expect(decodeJwt(await victim.finish()).sub).toEqual([meter]);
  });

  it("a share that the victim has just claimed gives an attacker no second token", async () => {
    const victim = await world.victim(OTHER_METER);
    const token = await victim.finish();
    const attacker = world.attacker();
    await attacker.open(await backWith(attacker, authorisationIn(victim.back)));
    expect(await refusalOn(await attacker.confirm("2823"))).toEqual([409, "consent_already_claimed"]);
    const url = `/api/daily_consumption?prm=${victim.meter}&start=2026-09-29&end=2026-10-01`;
    const reading = await victim.browser.open(url, { headers: { authorization: `Bearer ${token}` } });
    expect(reading.status).toBe(200);
  });

  it("a share cannot be confirmed with the digits of another meter", async () => {
    const victim = await world.victim("42900589957123");
    await victim.browser.open(victim.back);
    expect(await refusalOn(await victim.browser.confirm("4270"))).toEqual([404, "consent_unconfirmed"]);
    expect(decodeJwt(await victim.finish()).sub).toEqual([victim.meter]);
  });

  it("an attacker who tries digits from many browsers has two compared, and the victim still has five tries", async () => {
    const victim = await world.victim(BOTH_DIRECTIONS);
    await victim.browser.open(victim.back);
    const codes = [];
    for (let digits = 0; digits < 12; digits++) {
      const attacker = world.attacker();
      await attacker.open(await backWith(attacker, authorisationIn(victim.back)));
      codes.push((await refusalOn(await attacker.confirm(`${digits}`.padStart(4, "0"))))[1]);
    }
    expect(codes).toEqual(Array(12).fill("consent_unconfirmed"));
    for (const mistyped of ["9652", "9653", "9654", "9655"]) await victim.browser.confirm(mistyped);
    expect(decodeJwt(await victim.finish()).sub).toEqual([victim.meter]);
  });

  it("a number that does not exist is locked just the same after an attacker tries digits on it", async () => {
    const attacker = world.attacker();
    await attacker.open(await backWith(attacker, "888888888"));
    const codes = [];
    for (let digits = 0; digits < 7; digits++) {
      codes.push((await refusalOn(await attacker.confirm(`${digits}`.padStart(4, "0"))))[1]);
    }
    expect(codes).toEqual([...Array(5).fill("consent_unconfirmed"), ...Array(2).fill("confirmation_locked")]);
    const victim = await world.victim("64975835695673");
    expect(decodeJwt(await victim.finish()).sub).toEqual([victim.meter]);
  });
});
