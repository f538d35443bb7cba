import type { Interval } from "./loaded.ts";

const QUARTER_MS = 900_000;

/** Grams of CO2 for a kWh, by the instant at which a quarter of an hour begins. */
export type Intensities = ReadonlyMap<number, number>;

/** What an interval emitted, in milligrams: Wh times grams for a kWh. */
export interface Emission extends Interval {
  readonly mg: number;
}

/** What intervals emitted, and how much energy has no intensity (yet): none is made up for it. */
export interface Emissions {
  readonly weighed: readonly Emission[];
  readonly mg: number;
  readonly wh: number;
  readonly unknownWh: number;
}

/** Weighs each interval by the mean of its own quarters of an hour; one that lacks a quarter is left out and counted. */
export function emissionsOf(intervals: readonly Interval[], intensities: Intensities): Emissions {
  const weighed: Emission[] = [];
  let [mg, wh, unknownWh] = [0, 0, 0];
  for (const interval of intervals) {
    const grams = meanOver(interval, intensities);
    if (grams === null) {
      unknownWh += interval.wh;
      continue;
    }
    weighed.push({ ...interval, mg: interval.wh * grams });
    mg += interval.wh * grams;
    wh += interval.wh;
  }
  return { weighed, mg, wh, unknownWh };
}

function meanOver({ startMs, endMs }: Interval, intensities: Intensities): number | null {
  let gramsTimesMs = 0;
  for (let at = Math.floor(startMs / QUARTER_MS) * QUARTER_MS; at < endMs; at += QUARTER_MS) {
    const grams = intensities.get(at);
    if (grams === undefined) return null;
    gramsTimesMs += grams * (Math.min(endMs, at + QUARTER_MS) - Math.max(startMs, at));
  }
  return gramsTimesMs / (endMs - startMs);
}
