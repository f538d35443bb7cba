import { offsetMs } from "../../../shared/paris-offset.ts";
import { type Day, dayEndMs, dayStartMs, daysOf } from "../../../shared/paris-time.ts";
import type { Interval } from "./loaded.ts";
import type { Span } from "./period.ts";

const HOUR_MS = 3_600_000;

/** The energy of a day or a month, in whole Wh; `null` where there is no reading. */
export interface Bar {
  readonly startMs: number;
  readonly endMs: number;
  readonly wh: number | null;
  /** Of the days that it is compared with; `null`: none, or not compared. */
  readonly beforeWh: number | null;
  /** How many of its days have a reading. */
  readonly days: number;
  /** Sums over the days that have a reading in both years. */
  readonly both: { readonly wh: number; readonly beforeWh: number };
}

/** A bar for each day of a span. */
export const dayBars = (
  { start, end }: Span,
  whOf: (day: Day) => number | null,
  beforeOf: (day: Day) => number | null,
): Bar[] =>
  daysOf(start, end).map((day) => {
    const [wh, beforeWh] = [whOf(day), beforeOf(day)];
    const isBoth = wh !== null && beforeWh !== null;
    return {
      startMs: dayStartMs(day),
      endMs: dayEndMs(day),
      wh,
      beforeWh,
      days: wh === null ? 0 : 1,
      both: isBoth ? { wh, beforeWh } : { wh: 0, beforeWh: 0 },
    };
  });

/** The bars of days put together by month of a Paris calendar. */
export function monthBars(days: readonly Bar[]): Bar[] {
  const months = Map.groupBy(days, ({ startMs }) => monthOf(startMs));
  return [...months.values()].map((within) => summed(within));
}

/** What several bars amount to. */
export function summed(bars: readonly Bar[]): Bar {
  const total = (of: (bar: Bar) => number) => bars.reduce((sum, bar) => sum + of(bar), 0);
  const orNull = (of: (bar: Bar) => number | null) =>
    bars.every((bar) => of(bar) === null) ? null : total((bar) => of(bar) ?? 0);
  return {
    startMs: bars[0]?.startMs ?? 0,
    endMs: bars.at(-1)?.endMs ?? 0,
    wh: orNull(({ wh }) => wh),
    beforeWh: orNull(({ beforeWh }) => beforeWh),
    days: total(({ days }) => days),
    both: { wh: total(({ both }) => both.wh), beforeWh: total(({ both }) => both.beforeWh) },
  };
}

/** The energy of intervals. */
export const sumOf = (intervals: readonly { readonly wh: number }[]): number =>
  intervals.reduce((sum, { wh }) => sum + wh, 0);

/** The energy of each hour that was lived, in order: in autumn one day has two hours that the wall calls the same. */
export function hoursOf(intervals: readonly Interval[]): Interval[] {
  const hours: Interval[] = [];
  for (const { startMs, wh } of intervals) {
    const hourMs = Math.floor(startMs / HOUR_MS) * HOUR_MS;
    const last = hours.at(-1);
    if (last?.startMs === hourMs) hours[hours.length - 1] = { ...last, wh: last.wh + wh };
    else hours.push({ startMs: hourMs, endMs: hourMs + HOUR_MS, wh });
  }
  return hours;
}

/** What the wall shows when an hour begins: 0 to 23. */
export const wallHour = (atMs: number): number => Math.floor((atMs + offsetMs(atMs)) / HOUR_MS) % 24;

/** Whether the wall showed this hour just before: clocks have gone back. */
export const isSecondPass = (hourMs: number): boolean => wallHour(hourMs - HOUR_MS) === wallHour(hourMs);

const monthOf = (atMs: number): string => new Date(atMs + offsetMs(atMs)).toISOString().slice(0, "YYYY-MM".length);
