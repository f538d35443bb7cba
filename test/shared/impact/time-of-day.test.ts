import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { eco2mixRows, type Manners } from "../../../packages/simulator/index.ts";
import { parisMidnightMs } from "../../../shared/impact/paris-midnight.ts";
import { weigh } from "../../../shared/impact/time-of-day.ts";
import { type Interval, readCurve } from "../../../shared/impact/v1.0.0/curve.ts";
import { readExport } from "../../../shared/intensity/eco2mix.ts";
import type { Quarter } from "../../../shared/intensity/quarters.ts";
import { wholeDays } from "./curves.ts";

const QUARTER_MS = 15 * 60_000;
const HOUR_MS = 4 * QUARTER_MS;
const FROM = Date.UTC(2026, 10, 9, 23); // midnight of 10 November in Paris
const NOW = FROM + 14 * 24 * HOUR_MS;

/** What the simulated éCO2mix has published of two weeks. */
function published(manners: Partial<Manners> = {}): ReadonlyMap<number, Quarter> {
  const window = { dataset: "eco2mix-national-tr", fromMs: FROM, toMs: NOW } as const;
  const found = eco2mixRows(window, NOW, manners);
  const { quarters = [] } = readExport(JSON.stringify(found), window, NOW) ?? {};
  return new Map(quarters.map((quarter) => [quarter.startMs, quarter]));
}
function intervals(minutes: 5 | 10 | 15 | 30 | 60 = 30, watts = 1000) {
  const curve = readCurve(wholeDays("2026-11-10", 14, () => watts, minutes) as never, parisMidnightMs);
  if (!("intervals" in curve)) throw new Error("the curve is refused");
  return curve.intervals;
}
const isoOf = (atMs: number) => new Date(atMs).toISOString().replace(".000Z", "+00:00");
const weighOver = (given: readonly Interval[], quarters: ReadonlyMap<number, Quarter>) =>
  weigh(given, (startMs) => quarters.get(startMs));

describe("two weeks weighed by when they were drawn", () => {
  it("two weeks weighed by time of day leave out the last half hour, which is late, and nothing else", () => {
    const weighed = weighOver(intervals(), published({ lateMinutes: 20 }));
    expect([weighed.intervals, weighed.weighedIntervals]).toEqual([672, 671]);
    expect(weighed.weighedKWh).toBe(335.5);
  });

  it("two weeks weighed by time of day are each quarter's energy times its intensity, whatever the step of the curve", () => {
    const quarters = published({ lateMinutes: -60 });
    const direct = [...quarters.values()].reduce((sum, { grams }) => sum + 0.25 * grams, 0) / 1000;
    for (const minutes of [5, 10, 15, 30, 60] as const) {
      const { kg, share } = weighOver(intervals(minutes), quarters);
      expect(kg).toBeCloseTo(direct, 9);
      expect(share).toBe(1);
    }
  });

  it("two weeks weighed by time of day extrapolate nothing: intervals without a value are counted, and weigh nothing", () => {
    const positions = fc.uniqueArray(fc.nat({ max: 14 * 96 - 1 }), { maxLength: 200 });
    fc.assert(
      fc.property(positions, (gone) => {
        const whole = published({ lateMinutes: -60 });
        const holed = published({ lateMinutes: -60, missing: gone.map((at) => isoOf(FROM + at * QUARTER_MS)) });
        const halfHours = new Set(gone.map((at) => Math.floor(at / 2)));
        const kept = intervals().filter((_, at) => !halfHours.has(at));
        const weighed = weighOver(intervals(), holed);
        expect(weighed.weighedIntervals).toBe(672 - halfHours.size);
        expect(weighed.share).toBeCloseTo(1 - halfHours.size / 672, 9);
        expect(weighed.kg).toBe(weighOver(kept, whole).kg);
      }),
      { numRuns: 20 },
    );
  });

  it("two weeks weighed by time of day follow a correction", () => {
    const at = FROM + 10 * HOUR_MS;
    const before = published({ lateMinutes: -60 }).get(at)?.grams ?? Number.NaN;
    const after = published({ lateMinutes: -60, corrected: { [isoOf(at)]: before + 100 } });
    const difference =
      (weighOver(intervals(), after).kg ?? 0) - (weighOver(intervals(), published({ lateMinutes: -60 })).kg ?? 0);
    // A quarter of an hour of 1 kW at 100 g more.
    expect(difference).toBeCloseTo(0.025, 9);
  });

  it("two weeks weighed by time of day say how final their values are, the least final of each interval", () => {
    const mixed = new Map(published({ lateMinutes: -60 }));
    for (const at of [FROM, FROM + QUARTER_MS, FROM + 2 * QUARTER_MS]) {
      mixed.set(at, { startMs: at, grams: 20, vintage: "consolidated" });
    }
    expect(weighOver(intervals(), mixed).vintages).toEqual({ consolidated: 1, real_time: 671 });
  });

  it("two weeks weighed by time of day have no figure at all where nothing is known", () => {
    expect(weighOver(intervals(), new Map())).toMatchObject({ kg: null, weighedIntervals: 0, share: 0, weighedKWh: 0 });
  });
});
