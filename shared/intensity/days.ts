import { QUARTER_MS, type Quarter } from "./quarters.ts";
import { oldestKeptMs } from "./schedule.ts";

const QUARTERS_PER_DAY = 96;
const DAY_MS = QUARTERS_PER_DAY * QUARTER_MS;

/** The quarter that begins at an instant, or `undefined` when it has no value. */
export type QuarterAt = (startMs: number) => Quarter | undefined;

/** The quarters of a day in UTC, in their places; one without a value is `undefined`. */
export type QuartersOfDay = readonly (Quarter | undefined)[];

/** The instant at which the day of this instant begins, in UTC. */
export const dayOf = (atMs: number): number => Math.floor(atMs / DAY_MS) * DAY_MS;

/**
 * The days in UTC that these spans touch and that the archive can know, each once: none before the oldest that it keeps, none
 * ahead of now. So a span costs no more than the 25 months that are kept, whatever its length.
 */
export function knowableDays(
  spans: Iterable<{ readonly startMs: number; readonly endMs: number }>,
  nowMs: number,
): readonly number[] {
  const oldestMs = oldestKeptMs(nowMs);
  const days = new Set<number>();
  for (const { startMs, endMs } of spans) {
    const [fromMs, untilMs] = [Math.max(startMs, oldestMs), Math.min(endMs, nowMs)];
    if (fromMs >= untilMs) continue;
    for (let day = dayOf(fromMs); day < untilMs; day += DAY_MS) days.add(day);
  }
  return [...days];
}

/** Puts quarters of one day in their places. */
export function inPlaces(dayMs: number, quarters: readonly Quarter[]): QuartersOfDay {
  const places = Array<Quarter | undefined>(QUARTERS_PER_DAY).fill(undefined);
  for (const quarter of quarters) places[(quarter.startMs - dayMs) / QUARTER_MS] = quarter;
  return places;
}

/** Finds quarters by their beginning in days that are known, `[…, nowMs[`. */
export const quarterIn =
  (days: ReadonlyMap<number, QuartersOfDay>, nowMs: number): QuarterAt =>
  (startMs) => {
    const day = dayOf(startMs);
    return startMs < nowMs ? days.get(day)?.[(startMs - day) / QUARTER_MS] : undefined;
  };
