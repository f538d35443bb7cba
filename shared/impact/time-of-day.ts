import type { QuarterAt } from "../intensity/days.ts";
import { QUARTER_MS, VINTAGES, type Vintage } from "../intensity/quarters.ts";
import { type Interval, kWhOf } from "./v1.0.0/curve.ts";
import { rounded } from "./v1.0.0/score.ts";

/** What intervals emitted by when they were drawn, and how many of them could be weighed. */
export interface Weighed {
  /** kg CO2 of the intervals that were weighed; `null` when none was. */
  readonly kg: number | null;
  readonly intervals: number;
  readonly weighedIntervals: number;
  /** Of the intervals, from 0 to 1. */
  readonly share: number;
  readonly weighedKWh: number;
  /** How many of the weighed intervals rest on values of which vintage, the least final of each. */
  readonly vintages: Partial<Readonly<Record<Vintage, number>>>;
}

/**
 * Weighs each interval by the mean intensity of its own quarters of an hour. An interval that lacks one of them is left out
 * and counted: nothing is extrapolated.
 */
export function weigh(intervals: readonly Interval[], quarterAt: QuarterAt): Weighed {
  let grams = 0;
  let weighedKWh = 0;
  let weighedIntervals = 0;
  const vintages: Partial<Record<Vintage, number>> = {};
  for (const interval of intervals) {
    const over = intensityOver(interval, quarterAt);
    if (over === null) continue;
    const kWh = kWhOf(interval);
    grams += kWh * over.grams;
    weighedKWh += kWh;
    weighedIntervals++;
    vintages[over.vintage] = (vintages[over.vintage] ?? 0) + 1;
  }
  return {
    kg: weighedIntervals === 0 ? null : rounded(grams / 1000),
    intervals: intervals.length,
    weighedIntervals,
    share: intervals.length === 0 ? 0 : rounded(weighedIntervals / intervals.length),
    weighedKWh: rounded(weighedKWh),
    vintages,
  };
}

function intensityOver(
  { startMs, endMs }: Interval,
  quarterAt: QuarterAt,
): { readonly grams: number; readonly vintage: Vintage } | null {
  let gramsTimesMs = 0;
  let least = VINTAGES.length - 1;
  for (let at = Math.floor(startMs / QUARTER_MS) * QUARTER_MS; at < endMs; at += QUARTER_MS) {
    const quarter = quarterAt(at);
    if (quarter === undefined) return null;
    gramsTimesMs += quarter.grams * (Math.min(endMs, at + QUARTER_MS) - Math.max(startMs, at));
    least = Math.min(least, VINTAGES.indexOf(quarter.vintage));
  }
  return { grams: gramsTimesMs / (endMs - startMs), vintage: VINTAGES[least] ?? "real_time" };
}
