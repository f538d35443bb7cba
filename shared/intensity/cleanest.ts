import { parisText } from "../paris-time.ts";
import { QUARTER_MS, type Quarter } from "./quarters.ts";

const HOUR_MS = 3_600_000;
const QUARTERS_PER_HOUR = HOUR_MS / QUARTER_MS;

/** One hour, and the mean intensity of its four quarters. */
export interface CleanHour {
  readonly start: string;
  readonly grams: number;
}

/** The hours of these quarters, the cleanest first. One that lacks a quarter is left out: half of it says nothing of the whole. */
export function hoursByIntensity(quarters: readonly Quarter[]): readonly CleanHour[] {
  return [...Map.groupBy(quarters, ({ startMs }) => Math.floor(startMs / HOUR_MS))]
    .filter(([, within]) => within.length === QUARTERS_PER_HOUR)
    .map(([hour, within]) => ({ start: parisText(hour * HOUR_MS), grams: mean(within) }))
    .sort((a, b) => a.grams - b.grams);
}

/** An hour of the clock, and the mean of what it was on the days looked at. */
export interface UsualHour {
  /** 0 to 23, on a Paris clock. */
  readonly hour: number;
  readonly grams: number;
  readonly days: number;
}

/** What each hour of the clock usually is, the cleanest first. A habit of the last days, not a forecast. */
export function usualHours(quarters: readonly Quarter[]): readonly UsualHour[] {
  return [...Map.groupBy(hoursByIntensity(quarters), ({ start }) => Number(start.slice(11, 13)))]
    .map(([hour, seen]) => ({
      hour,
      grams: mean(seen),
      days: new Set(seen.map(({ start }) => start.slice(0, 10))).size,
    }))
    .sort((a, b) => a.grams - b.grams);
}

const mean = (items: readonly { readonly grams: number }[]): number =>
  Number((items.reduce((sum, { grams }) => sum + grams, 0) / items.length).toFixed(2));
