import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { refuseOn } from "../support/consent.ts";
import { OTHER_METER } from "../support/meters.ts";
import { authorisationIn, backWith, startUnderAttack, type UnderAttack } from "./under-attack.ts";

let world: UnderAttack;

beforeAll(async () => {
  world = await startUnderAttack();
});
afterAll(() => world.stop());

const consents = async () => {
  const response = await fetch(new URL("/api/v2/status", world.gateway));
  return ((await response.json()) as { consents: { last_hour: Record<string, number | null> } }).consents.last_hour;
};

describe("an attacker who wants the public status to lie about consents", () => {
  it("one address counts at most twice an hour in the public status of consents, whatever it forges", async () => {
    for (let n = 0; n < 20; n++) await world.attacker().leave();
    for (let n = 0; n < 20; n++) {
      await world.attacker().open("/api/callback?error=access_denied");
      await world.attacker().open(`/api/callback?error=server_error&state=${"A".repeat(22)}`);
    }
    // Errors of the attacker's making, on departures of their own, from one address.
    const attacker = world.attacker();
    for (let n = 0; n < 10; n++) {
      const state = (await attacker.leave()).searchParams.get("state");
      await attacker.open(`/api/callback?error=server_error&state=${state}`);
    }
    const person = world.attacker();
    await person.open(await refuseOn(await person.leave()));
    await expect.poll(consents, { interval: 500 }).toMatchObject({ declined: 1 });
    expect(await consents()).toMatchObject({ left: 3, back: 0, declined: 1, failed: 2 });
  });
});

describe("an owner whose number somebody else came back with", () => {
  it("an owner whose number somebody else came back with reads so on their token's page, and nobody else does", async () => {
    const [victim, other] = [await world.victim(OTHER_METER), await world.victim("42900589957123")];
    await victim.browser.open(victim.back);
    const stranger = world.attacker();
    await stranger.open(await backWith(stranger, authorisationIn(victim.back)));
    await victim.finish();
    expect(await (await victim.browser.open("/token")).text()).toContain('id="replayed"');
    await other.finish();
    expect(await (await other.browser.open("/token")).text()).not.toContain('id="replayed"');
  });
});
