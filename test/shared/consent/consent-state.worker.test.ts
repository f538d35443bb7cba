import { evictDurableObject, reset, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, describe, expect, it } from "vitest";
import type { ConsentState } from "../../../shared/consent/consent-state.ts";

const HALF_AN_HOUR_ON = Date.now() + 30 * 60_000;
const state = () => env.CONSENT_STATE.getByName("a state");

afterEach(() => reset());

describe("the memory of one departure", () => {
  it("the memory of one departure ties its state to the first authorisation that comes back", async () => {
    expect(await state().bind("first", HALF_AN_HOUR_ON)).toBe("first");
  });

  it("the memory of one departure lets the same authorisation come back, as when a page is reloaded", async () => {
    await state().bind("first", HALF_AN_HOUR_ON);
    expect(await state().bind("first", HALF_AN_HOUR_ON)).toBe("same");
  });

  it("the memory of one departure refuses any other authorisation, as often as it is tried", async () => {
    await state().bind("first", HALF_AN_HOUR_ON);
    expect(await state().bind("second", HALF_AN_HOUR_ON)).toBe("other");
    expect(await state().bind("second", HALF_AN_HOUR_ON)).toBe("other");
    expect(await state().bind("first", HALF_AN_HOUR_ON)).toBe("same");
  });

  it.each(["first", "second"])(
    "the memory of one departure refuses every authorisation once the token was issued: %s",
    async (authorisation) => {
      await state().bind("first", HALF_AN_HOUR_ON);
      await state().finish();
      expect(await state().bind(authorisation, HALF_AN_HOUR_ON)).toBe("done");
    },
  );

  it("the memory of one departure keeps one of many authorisations that come back at once", async () => {
    const bindings = await Promise.all(
      Array.from({ length: 50 }, (_, number) => state().bind(`number ${number}`, HALF_AN_HOUR_ON)),
    );
    expect(bindings.toSorted()).toEqual(["first", ...Array(49).fill("other")]);
  });

  it("the memory of one departure keeps nothing and has nothing to use up when no authorisation came back", async () => {
    expect(await state().finish()).toBe(false);
    const kept = await runInDurableObject(state(), (_: ConsentState, { storage }) => storage.list());
    expect([...kept]).toEqual([]);
  });

  it("the memory of one departure survives a restart", async () => {
    await state().bind("first", HALF_AN_HOUR_ON);
    await state().finish();
    await evictDurableObject(state());
    expect(await state().bind("first", HALF_AN_HOUR_ON)).toBe("done");
  });

  it("the memory of one departure is wiped by its alarm, five minutes after the state is dead", async () => {
    await state().bind("first", HALF_AN_HOUR_ON);
    const alarmAtMs = await runInDurableObject(state(), (_: ConsentState, { storage }) => storage.getAlarm());
    expect(alarmAtMs).toBe(HALF_AN_HOUR_ON + 5 * 60_000);

    expect(await runDurableObjectAlarm(state())).toBe(true);
    const kept = await runInDurableObject(state(), (_: ConsentState, { storage }) => storage.list());
    expect([...kept]).toEqual([]);
    expect(await state().finish()).toBe(false);
  });
});
