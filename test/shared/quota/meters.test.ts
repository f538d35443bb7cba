import { describe, expect, it } from "vitest";
import { countCall, createMeterNames, Meters, nextDayMs, noteAsk, uncountCall } from "../../../shared/quota/meters.ts";
import type { UsagePointId } from "../../../shared/usage-point.ts";

const NOON = Date.UTC(2026, 9, 15, 12);
const MIDNIGHT = Date.UTC(2026, 9, 16);

describe("a meter's record", () => {
  it("a meter's record holds the number of calls of the day and the instant of the latest", () => {
    const meters = new Meters();
    countCall(meters.of(7, NOON), NOON + 9_000);
    countCall(meters.of(7, NOON), NOON + 4_000);
    expect(meters.of(7, NOON)).toMatchObject({ callsToday: 2, lastAtMs: NOON + 9_000 });
    expect(meters.of(8, NOON)).toMatchObject({ callsToday: 0, lastAtMs: 0 });
  });

  it("a meter's record no longer holds a call that was taken back", () => {
    const meter = new Meters().of(7, NOON);
    countCall(meter, NOON + 4_000);
    countCall(meter, NOON + 9_000);
    uncountCall(meter, NOON + 4_000);
    expect(meter).toMatchObject({ callsToday: 1, lastAtMs: NOON + 9_000 });
    uncountCall(meter, NOON + 9_000);
    expect(meter).toMatchObject({ callsToday: 0, lastAtMs: 0 });
  });

  it("a meter's record never counts below zero when a call of yesterday is taken back today", () => {
    const meter = new Meters().of(7, NOON);
    uncountCall(meter, NOON);
    expect(meter.callsToday).toBe(0);
  });

  it("a meter's record follows a clock that steps back: waiting calls and appointments stay as far away as before", () => {
    const meters = new Meters();
    const meter = meters.of(7, NOON);
    countCall(meter, NOON + 9_000);
    Object.assign(meter, { backAtMs: NOON + 20_000, ignoresRetryAfterUntilMs: NOON + 30_000 });
    meters.stepBack(5_000);
    expect(meters.of(7, NOON)).toMatchObject({
      lastAtMs: NOON + 4_000,
      backAtMs: NOON + 15_000,
      ignoresRetryAfterUntilMs: NOON + 25_000,
    });
    expect(meters.of(8, NOON).lastAtMs).toBe(0);
  });

  it("a meter's record starts again at midnight UTC, but not when the clock steps back over it", () => {
    const meters = new Meters();
    countCall(meters.of(7, MIDNIGHT), MIDNIGHT);
    expect(meters.of(7, MIDNIGHT - 1).callsToday).toBe(1);
    countCall(meters.of(7, MIDNIGHT), MIDNIGHT);
    expect(meters.of(7, nextDayMs(MIDNIGHT) - 1).callsToday).toBe(2);
    expect(meters.of(7, nextDayMs(MIDNIGHT)).callsToday).toBe(0);
  });

  it("a meter's record remembers after midnight only a call that still waits", () => {
    const meters = new Meters();
    for (let meter = 0; meter < 2_000; meter++) countCall(meters.of(meter, MIDNIGHT - 1), MIDNIGHT - 1_000 + meter);
    expect(meters.of(1_001, MIDNIGHT)).toMatchObject({ callsToday: 0, lastAtMs: MIDNIGHT + 1 });
    expect(meters.size).toBe(999);
    expect(meters.of(1_000, MIDNIGHT)).toMatchObject({ callsToday: 0, lastAtMs: 0 });
  });
});

describe("a meter that asks before it was told to", () => {
  it.each([
    [10, false],
    [11, true],
  ])("a meter that asks too early %i times without a call in between is heedless: %s", (times, ignores) => {
    const meter = new Meters().of(7, NOON);
    meter.backAtMs = NOON + 60_000;
    for (let n = 1; n < times; n++) noteAsk(meter, 0, NOON);
    expect(noteAsk(meter, 0, NOON)).toBe(ignores);
  });

  it("a meter that asks too early counts once more for each refusal that its Worker repeated from memory", () => {
    const meter = new Meters().of(7, NOON);
    meter.backAtMs = NOON + 60_000;
    expect(noteAsk(meter, 9, NOON)).toBe(false);
    // In time, but it did not wait for it.
    expect(noteAsk(meter, 1, NOON + 60_000)).toBe(true);
  });

  it("a meter that asks too early is forgiven ten minutes after it stops", () => {
    const meter = new Meters().of(7, NOON);
    meter.backAtMs = NOON + 60_000;
    for (let n = 0; n < 11; n++) noteAsk(meter, 0, NOON);
    expect(noteAsk(meter, 0, NOON + 599_999)).toBe(true);
    expect(noteAsk(meter, 0, NOON + 600_000)).toBe(false);
  });

  it("a meter that comes back exactly at its instant does not count as early", () => {
    const meter = new Meters().of(7, NOON);
    for (let n = 0; n < 100; n++) {
      meter.backAtMs = NOON + n;
      expect(noteAsk(meter, 0, NOON + n)).toBe(false);
    }
  });
});

describe("the name of a meter in memory", () => {
  const [one, other] = ["11111111111111", "22222222222222"] as [UsagePointId, UsagePointId];

  it("the name of a meter in memory is a whole number of at most 53 bits, and uses nearly all of them", () => {
    const nameOf = createMeterNames();
    const names = Array.from({ length: 100 }, (_, n) => nameOf(`${n}` as UsagePointId));
    expect(names.every((name) => Number.isSafeInteger(name) && name >= 0)).toBe(true);
    expect(Math.max(...names)).toBeGreaterThan(2 ** 48);
  });

  it("the name of a meter in memory differs from meter to meter, and from one naming function to another", () => {
    const nameOf = createMeterNames();
    expect(nameOf(one)).toBe(nameOf(one));
    expect(nameOf(one)).not.toBe(nameOf(other));
    expect(nameOf(one)).not.toBe(createMeterNames()(one));
  });
});
