import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instantsOf } from "../../../shared/measures/instants.ts";
import { addDays, type Day, dayEndMs, dayStartMs } from "../../../shared/paris-time.ts";
import { livedStamps } from "./lived-curve.ts";

/** The end of every interval of these days as Enedis writes it, and as an instant. */
function curveOf(start: string, days: number, minutes: number) {
  const stamps = livedStamps(start, days, minutes);
  return { stamps, instants: stamps.map((_, at) => dayStartMs(start as Day) + (at + 1) * minutes * 60_000) };
}

describe("the instants of stamps without offset", () => {
  it("the instants of stamps without offset are those of the curve, over years of days, at every step", () => {
    const anyDay = fc.integer({ min: 0, max: 3_650 }).map((days) => addDays("2020-01-01" as Day, days));
    const clockChange = fc.constantFrom("2020-10-25", "2023-03-26", "2026-10-25", "2027-03-28", "2031-10-26");
    fc.assert(
      fc.property(
        fc.oneof(anyDay, clockChange as fc.Arbitrary<Day>),
        fc.integer({ min: 1, max: 7 }),
        fc.constantFrom(5, 10, 15, 30, 60),
        (start, days, minutes) => {
          const { stamps, instants } = curveOf(start, days, minutes);
          expect(instantsOf(stamps)).toEqual(instants);
          expect(instants.at(-1)).toBe(dayEndMs(addDays(start, days - 1)));
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each([
    ["an ordinary week", "2026-11-15", 7, 30],
    ["autumn, by half hours", "2026-10-24", 3, 30],
    ["autumn, by ten minutes", "2026-10-25", 1, 10],
    ["autumn, by hours", "2026-10-25", 1, 60],
    ["spring", "2026-03-28", 3, 30],
    ["a year", "2025-11-22", 365, 30],
  ])("the instants of stamps without offset are those of the curve in %s", (_when, start, days, minutes) => {
    const { stamps, instants } = curveOf(start, days, minutes);
    expect(instantsOf(stamps)).toEqual(instants);
  });

  it("the instants of stamps are right after a gap that covers the second pass of the repeated hour", () => {
    const { stamps, instants } = curveOf("2026-10-25", 1, 30);
    const isThere = (_: unknown, at: number) => at < 5 || at > 7;
    expect(instantsOf(stamps.filter(isThere))).toEqual(instants.filter(isThere));
  });

  it.each([10, 15, 30])(
    "the instants of stamps are right after a gap up to the end of both passes, at steps of %i minutes",
    (minutes) => {
      const { stamps, instants } = curveOf("2026-10-25", 1, minutes);
      const closing = 4 * (60 / minutes) - 1;
      for (let first = 0; first < closing; first++) {
        const isThere = (_: unknown, at: number) => at < first || at >= closing;
        expect(instantsOf(stamps.filter(isThere)), stamps[first]).toEqual(instants.filter(isThere));
      }
    },
  );
});
