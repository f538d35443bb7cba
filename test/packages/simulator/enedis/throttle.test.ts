import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NO_CALLS, nextAccessTime, throttle, type Windows } from "../../../../packages/simulator/enedis/throttle.ts";

const NOON = Date.UTC(2026, 6, 17, 12);
const LIMITS = { perSecond: 2, perHour: 3 };

/** Which of the calls at these instants pass. */
function play(instants: readonly number[], limits = LIMITS): readonly boolean[] {
  let windows: Windows = NO_CALLS;
  return instants.map((at) => {
    const verdict = throttle(windows, limits, at);
    if (verdict.passes) windows = verdict.next;
    return verdict.passes;
  });
}

describe("the burst", () => {
  it.each([
    ["refuses the third call of the second", [0, 0, 999], [true, true, false]],
    ["opens again one second after the first call", [0, 600, 1_000], [true, true, true]],
    ["opens its window with the first call, not on the clock", [600, 1_500, 1_599, 1_600], [true, true, false, true]],
    ["does not count what it refused", [0, 1, 2, 3, 4, 1_000], [true, true, false, false, false, true]],
  ])("the burst limit %s", (_, afterMs, passes) => {
    expect(
      play(
        afterMs.map((ms) => NOON + ms),
        { perSecond: 2, perHour: 100 },
      ),
    ).toEqual(passes);
  });

  it("a burst is refused without a date", () => {
    const first = throttle(NO_CALLS, { perSecond: 1, perHour: 9 }, NOON);
    expect(first.passes && throttle(first.next, { perSecond: 1, perHour: 9 }, NOON + 1)).toEqual({
      passes: false,
      reason: "burst",
    });
  });
});

describe("the hour", () => {
  const HOUR = 3_600_000;

  it.each([
    ["refuses from the fourth call on", [0, 1_000, 2_000, 3_000, 4_000], [true, true, true, false, false]],
    ["stays closed to its last millisecond", [0, 1_000, 2_000, HOUR - 1], [true, true, true, false]],
    [
      "opens on the clock, not an hour after the first call",
      [HOUR - 3_000, HOUR - 2_000, HOUR - 1_000, HOUR],
      [true, true, true, true],
    ],
  ])("the hourly limit %s", (_, afterMs, passes) => {
    expect(play(afterMs.map((ms) => NOON + ms))).toEqual(passes);
  });

  it("the hourly limit says when it opens again, and is checked before the burst", () => {
    const verdict = throttle(NO_CALLS, { perSecond: 0, perHour: 0 }, NOON + 1);
    expect(verdict).toEqual({ passes: false, reason: "hour", nextAccessMs: NOON + HOUR });
  });
});

it("the throttle never lets more calls pass than the limits allow", () => {
  const gapsMs = fc.array(fc.integer({ min: 0, max: 900_000 }), { maxLength: 60 });
  fc.assert(
    fc.property(gapsMs, fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 9 }), (gaps, perSecond, perHour) => {
      let at = NOON;
      const instants = gaps.map((gap) => (at += gap));
      const through = instants.filter((_, index) => play(instants, { perSecond, perHour })[index]);
      for (const start of through) {
        const inHour = through.filter((ms) => Math.floor(ms / 3_600_000) === Math.floor(start / 3_600_000));
        expect(inHour.length).toBeLessThanOrEqual(perHour);
        // Two fixed windows can touch, so a sliding second holds up to twice the limit.
        const inSecond = through.filter((ms) => ms >= start && ms < start + 1_000);
        expect(inSecond.length).toBeLessThanOrEqual(2 * perSecond);
      }
    }),
  );
});

it("the throttle writes an instant in WSO2's format", () => {
  expect(nextAccessTime(Date.UTC(2026, 6, 17, 5))).toBe("2026-Jul-17 05:00:00+0000 UTC");
});
