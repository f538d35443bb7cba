import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HOUR_WINDOW_MS, HourRing, MINUTE_WINDOW_MS } from "../../../shared/quota/hour-ring.ts";

const NOON = Date.UTC(2026, 9, 15, 12);
const HOUR_MS = 3_600_000;

describe("HourRing", () => {
  it.each([
    ["while it is in the window", HOUR_WINDOW_MS - 1, 1],
    ["until its whole second has left the window", HOUR_WINDOW_MS + 999, 1],
    ["and no longer", HOUR_WINDOW_MS + 1000, 0],
  ])("HourRing counts a call until its whole second has left the window: %s", (_when, afterMs, calls) => {
    const ring = new HourRing();
    ring.add(NOON);
    expect(ring.count(NOON + afterMs)).toBe(calls);
  });

  it("HourRing has room at once below the limit, and when the oldest calls leave above it", () => {
    const ring = new HourRing();
    ring.add(NOON);
    ring.add(NOON + 2_000);
    expect(ring.findBelow(3, NOON + 2_500)).toBe(NOON + 2_500);
    expect(ring.findBelow(2, NOON + 2_500)).toBe(NOON + 1_000 + HOUR_WINDOW_MS);
    expect(ring.findBelow(1, NOON + 2_500)).toBe(NOON + 3_000 + HOUR_WINDOW_MS);
  });

  it("HourRing forgets nothing when the clock steps back", () => {
    const ring = new HourRing();
    ring.add(NOON);
    ring.add(NOON - HOUR_MS);
    ring.add(NOON - 2 * HOUR_MS);
    expect(ring.count(NOON)).toBe(3);
  });

  it("HourRing follows a clock that steps back: a call counts as long as before, and up to a second more", () => {
    const ring = new HourRing();
    ring.add(NOON);
    ring.stepBack(2 * HOUR_MS + 999);
    expect(ring.count(NOON - 2 * HOUR_MS + HOUR_WINDOW_MS + 999)).toBe(1);
    expect(ring.count(NOON - 2 * HOUR_MS + HOUR_WINDOW_MS + 1_000)).toBe(0);
  });

  it("HourRing has room in a minute at once below its limit, and when the oldest second leaves above it", () => {
    const ring = new HourRing();
    ring.add(NOON);
    ring.add(NOON + 2_000);
    expect(ring.findBelowInMinute(3, NOON + 2_500)).toBe(NOON + 2_500);
    expect(ring.findBelowInMinute(2, NOON + 2_500)).toBe(NOON + 1_000 + MINUTE_WINDOW_MS);
    expect(ring.findBelowInMinute(1, NOON + 2_500)).toBe(NOON + 3_000 + MINUTE_WINDOW_MS);
    expect(ring.findBelowInMinute(2, NOON + MINUTE_WINDOW_MS)).toBe(NOON + 1_000 + MINUTE_WINDOW_MS);
    expect(ring.findBelowInMinute(1, NOON + 3_000 + MINUTE_WINDOW_MS)).toBe(NOON + 3_000 + MINUTE_WINDOW_MS);
  });

  it("HourRing counts between two instants in whole seconds, the first included and the last excluded", () => {
    const ring = new HourRing();
    for (const second of [0, 1, 2, 3]) ring.add(NOON + second * 1_000 + 500, 10 ** second);
    expect(ring.countBetween(NOON + 1_000, NOON + 3_000)).toBe(110);
    expect(ring.countBetween(NOON + 1_999, NOON + 3_999)).toBe(110);
    expect(ring.countBetween(NOON - 30 * HOUR_MS, NOON + 30 * HOUR_MS)).toBe(1_111);
  });

  it("HourRing takes back a call that was not made, and only one that was counted", () => {
    const ring = new HourRing();
    ring.add(NOON);
    ring.remove(NOON + 5_000);
    expect(ring.count(NOON)).toBe(1);
    ring.remove(NOON);
    expect(ring.count(NOON)).toBe(0);
    expect(ring.count(NOON + HOUR_WINDOW_MS + 1_000)).toBe(0);
  });

  it("HourRing takes back a call of the oldest second, and none of a second that has left the window", () => {
    const ring = new HourRing();
    ring.add(NOON);
    expect(ring.count(NOON + HOUR_WINDOW_MS)).toBe(1);
    ring.remove(NOON);
    expect(ring.count(NOON + HOUR_WINDOW_MS)).toBe(0);
    // The ring is 3 603 seconds long: both instants have the same place in it.
    ring.add(NOON + 3_603_000);
    ring.remove(NOON);
    expect(ring.count(NOON + 3_603_000)).toBe(1);
  });

  it("HourRing forgets everything after a silence longer than itself", () => {
    const ring = new HourRing();
    ring.add(NOON, 500);
    expect(ring.count(NOON + 30 * HOUR_MS)).toBe(0);
    expect(ring.count(NOON + 30 * HOUR_MS + 3_602_000)).toBe(0);
  });

  it("HourRing is the same after it was stored and restored", () => {
    const ring = new HourRing();
    ring.add(NOON, 3);
    ring.add(NOON + 90_000);
    const again = new HourRing();
    again.restore(ring.snapshot());
    expect(again.count(NOON + 90_000)).toBe(4);
    expect(again.findBelow(2, NOON + 90_000)).toBe(NOON + 1_000 + HOUR_WINDOW_MS);
  });

  it("HourRing never counts fewer calls than there were, nor one that is a second too old", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 2 * HOUR_MS }), { maxLength: 60 }), (offsets) => {
        const ring = new HourRing();
        const instants = offsets.toSorted((a, b) => a - b).map((offset) => NOON + offset);
        for (const [index, at] of instants.entries()) {
          ring.add(at);
          const within = (windowMs: number) => instants.slice(0, index + 1).filter((t) => at - t < windowMs).length;
          expect(ring.count(at)).toBeGreaterThanOrEqual(within(HOUR_WINDOW_MS));
          expect(ring.count(at)).toBeLessThanOrEqual(within(HOUR_WINDOW_MS + 1000));
        }
      }),
      { seed: 4 },
    );
  });
});
