import type { Span } from "../measures/placed-point.ts";
import { addDays, type Day, dayEndMs, dayStartMs, parisDay } from "../paris-time.ts";
import type { DayCoverage } from "./coverage.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** Enedis publishes yesterday's readings from eight o'clock in Paris: 16 hours before midnight, also when clocks change. */
const BEFORE_MIDNIGHT_MS = 16 * HOUR_MS;
/** Enedis stops correcting a complete day after this. */
const FINAL_AFTER_MS = 3 * DAY_MS;
const LONG_MS = 7 * DAY_MS;

/** When the readings of a day are likely to be there: at eight on the next. */
export const publicationMs = (of: Day): number => dayEndMs(addDays(of, 1)) - BEFORE_MIDNIGHT_MS;

/** When new readings are likely to be there: the next eight o'clock, or in an hour when today's are late. */
export function nextArrivalMs(nowMs: number, isLate: boolean): number {
  const today = parisDay(nowMs);
  const todayMs = dayEndMs(today) - BEFORE_MIDNIGHT_MS;
  if (nowMs < todayMs) return todayMs;
  return isLate ? nowMs + HOUR_MS : dayEndMs(addDays(today, 1)) - BEFORE_MIDNIGHT_MS;
}

/** How long an answer is fresh, and whether it will change at all. `isExact`: it is all that Enedis gave. */
export function freshness(
  window: Span,
  coverage: readonly DayCoverage[],
  isExact: boolean,
  nowMs: number,
): { readonly isFinal: boolean; readonly maxAgeSeconds: number } {
  const isComplete = coverage.every(({ missing }) => missing === 0);
  const isFinal = isComplete && isExact && window.endMs <= dayStartMs(parisDay(nowMs)) - FINAL_AFTER_MS;
  const freshMs = isFinal ? LONG_MS : nextArrivalMs(nowMs, !isComplete) - nowMs;
  return { isFinal, maxAgeSeconds: Math.floor(freshMs / 1_000) };
}
