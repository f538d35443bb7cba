import type { Span } from "../measures/placed-point.ts";
import { dayEndMs, dayStartMs, parisDay } from "../paris-time.ts";

/**
 * The days of Paris that a window means: each bound goes to the nearest midnight. So midnights of any country's clock and 23:59:59 mean
 * the days that they name, and windows that follow each other neither share a day nor leave one out (decision 0081).
 */
export const inWholeDays = ({ startMs, endMs }: Span): Span => ({
  startMs: nearestMidnightMs(startMs),
  endMs: nearestMidnightMs(endMs),
});

function nearestMidnightMs(atMs: number): number {
  const day = parisDay(atMs);
  const [beforeMs, afterMs] = [dayStartMs(day), dayEndMs(day)];
  return atMs - beforeMs < afterMs - atMs ? beforeMs : afterMs;
}
