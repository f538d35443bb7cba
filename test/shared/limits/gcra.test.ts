import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Rate, takeOne } from "../../../shared/limits/gcra.ts";
import { lookupsInAll, lookupsPerAddress } from "../../../shared/limits/limits.ts";

const NOON = Date.UTC(2026, 10, 22, 12);
const RATE: Rate = { burst: 3, spacingMs: 1_000 };

/** The instants, of those asked for, that were granted. */
function granted(rate: Rate, instants: readonly number[]): number[] {
  let fullAtMs = 0;
  return instants.filter((nowMs) => {
    const { waitMs, fullAtMs: next } = takeOne(fullAtMs, rate, nowMs);
    fullAtMs = next;
    return waitMs === 0;
  });
}

describe("a rate", () => {
  it("a rate grants its burst at once, and no more", () => {
    expect(granted(RATE, [NOON, NOON, NOON, NOON])).toHaveLength(3);
  });

  it.each([
    ["one ms early", 999, 1],
    ["on the instant that was announced", 1_000, 0],
  ])(
    "a rate grants the next attempt when its spacing has passed, %s: %i ms later it waits %i",
    (_when, afterMs, waitMs) => {
      expect(takeOne(NOON + 3_000, RATE, NOON + afterMs).waitMs).toBe(waitMs);
    },
  );

  it("a rate is not changed by a refusal", () => {
    expect(takeOne(NOON + 3_000, RATE, NOON)).toEqual({ waitMs: 1_000, fullAtMs: NOON + 3_000 });
  });

  it.each([RATE, lookupsPerAddress(10_000), lookupsInAll(10_000)])(
    "a rate never grants more than burst + t / spacing in any t: %j",
    (rate) => {
      const gaps = fc.array(fc.nat(2 * rate.spacingMs), { minLength: 1, maxLength: 4 * rate.burst });
      fc.assert(
        fc.property(gaps, (between) => {
          let nowMs = NOON;
          const instants = granted(
            rate,
            between.map((gapMs) => {
              nowMs += gapMs;
              return nowMs;
            }),
          );
          instants.forEach((from, first) => {
            for (let last = first; last < instants.length; last++) {
              const spanMs = (instants[last] ?? 0) - from;
              expect(last - first + 1).toBeLessThanOrEqual(rate.burst + spanMs / rate.spacingMs);
            }
          });
        }),
        { numRuns: 30 },
      );
    },
  );
});

const inAnyHour = ({ burst, spacingMs }: Rate) => burst + 3_600_000 / spacingMs;

describe("the limits on lookups of a consent follow what Enedis grants in an hour", () => {
  it.each([
    [10_000, { burst: 30, spacingMs: 5_000 }, { burst: 200, spacingMs: 600 }],
    [1_000, { burst: 6, spacingMs: 50_000 }, { burst: 20, spacingMs: 6_000 }],
    [60_000, { burst: 30, spacingMs: 5_000 }, { burst: 1_200, spacingMs: 100 }],
  ])(
    "the limits on lookups of a consent follow the %i calls that Enedis grants in an hour",
    (callsPerHour, perAddress, inAll) => {
      expect([lookupsPerAddress(callsPerHour), lookupsInAll(callsPerHour)]).toEqual([perAddress, inAll]);
    },
  );

  it("one address uses at most a tenth of any hour for lookups of a consent, and everybody less than two thirds", () => {
    fc.assert(
      fc.property(fc.integer({ min: 300, max: 60_000 }), (callsPerHour) => {
        expect(inAnyHour(lookupsPerAddress(callsPerHour))).toBeLessThanOrEqual(callsPerHour / 10);
        expect(inAnyHour(lookupsInAll(callsPerHour))).toBeLessThan((callsPerHour * 2) / 3);
      }),
    );
  });
});
