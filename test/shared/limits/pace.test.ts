import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { IN_ALL, type Pace, PER_ADDRESS, take } from "../../../shared/limits/pace.ts";

const NOON = Date.UTC(2026, 10, 22, 12);
const PACE: Pace = { burst: 3, spacingMs: 1_000 };

/** The instants, of those asked for, that were granted. */
function granted(pace: Pace, instants: readonly number[]): number[] {
  let wholeAtMs = 0;
  return instants.filter((nowMs) => {
    const { waitMs, wholeAtMs: next } = take(wholeAtMs, pace, nowMs);
    wholeAtMs = next;
    return waitMs === 0;
  });
}

describe("a pace", () => {
  it("grants its burst at once, and no more", () => {
    expect(granted(PACE, [NOON, NOON, NOON, NOON])).toHaveLength(3);
  });

  it.each([
    ["one ms early", 999, 1],
    ["on the instant that was announced", 1_000, 0],
  ])("grants the next %s: %i ms later it waits %i", (_when, afterMs, waitMs) => {
    expect(take(NOON + 3_000, PACE, NOON + afterMs).waitMs).toBe(waitMs);
  });

  it("is not changed by a refusal", () => {
    expect(take(NOON + 3_000, PACE, NOON)).toEqual({ waitMs: 1_000, wholeAtMs: NOON + 3_000 });
  });

  it.each([PACE, PER_ADDRESS, IN_ALL])("never grants more than burst + t / spacing in any t: %j", (pace) => {
    const gaps = fc.array(fc.nat(2 * pace.spacingMs), { minLength: 1, maxLength: 4 * pace.burst });
    fc.assert(
      fc.property(gaps, (between) => {
        let nowMs = NOON;
        const instants = granted(
          pace,
          between.map((gapMs) => {
            nowMs += gapMs;
            return nowMs;
          }),
        );
        instants.forEach((from, first) => {
          for (let last = first; last < instants.length; last++) {
            const spanMs = (instants[last] ?? 0) - from;
            expect(last - first + 1).toBeLessThanOrEqual(pace.burst + spanMs / pace.spacingMs);
          }
        });
      }),
      { numRuns: 30 },
    );
  });

  it("of everybody together stays below what Enedis grants for the subscribed services in an hour", () => {
    expect(IN_ALL.burst + 3_600_000 / IN_ALL.spacingMs).toBeLessThan(10_000);
  });
});
