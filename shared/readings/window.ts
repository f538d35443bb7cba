import { earliestDay, PERIOD_RULES, type Period } from "../measures/period.ts";
import { addDays, type Day, day, dayStartMs, monthsBefore, parisDay } from "../paris-time.ts";
import { accepted, type Outcome, type RequestRefusal, refused } from "../refusals/refusal.ts";
import { SERIES, type SeriesName } from "./series.ts";

/** `[startMs, endMs[`, and the days that hold it. */
export interface Window {
  readonly startMs: number;
  readonly endMs: number;
  readonly days: Period;
}

/** What of the window asked for cannot exist, and why: it is older than Enedis keeps, or not measured yet. */
export interface Clamp {
  readonly reason: "history" | "future";
  readonly startMs: number;
  readonly endMs: number;
}

/** The window as it was written, all of it text. */
export interface WindowText {
  readonly start?: string | undefined;
  readonly end?: string | undefined;
  readonly last?: string | undefined;
}

const EXAMPLES = ["2026-10-01", "2026-10-01T00:00:00+02:00"];
const DURATIONS = ["P7D", "P4W", "P1M", "P3Y"];
/** RFC 3339, with any offset; seconds may be left out. */
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;
const DEFAULT_DAYS = 7;
const DURATION = /^P(\d{1,4})([DWMY])$/;

/**
 * The requested window: from `start` to `end` (excluded; today by default), or the `last` days, weeks, months or years up to
 * it, by default seven days. Any length is accepted; `clamped` leaves what exists.
 */
export function windowFrom({ start, end, last }: WindowText, nowMs: number): Outcome<Window, RequestRefusal> {
  const endMs = end === undefined ? dayStartMs(parisDay(nowMs)) : instant(end);
  if (endMs === null) return refused({ code: "parameter_not_allowed", parameter: "end", allowed: EXAMPLES });

  if (last !== undefined) {
    if (start !== undefined) return refused({ code: "parameter_repeated", parameter: "last" });
    const startMs = before(endMs, last);
    return startMs === null
      ? refused({ code: "parameter_not_allowed", parameter: "last", allowed: DURATIONS })
      : windowBetween(startMs, endMs);
  }
  if (start === undefined) return windowBetween(dayStartMs(addDays(parisDay(endMs), -DEFAULT_DAYS)), endMs);
  const startMs = instant(start);
  if (startMs === null) return refused({ code: "parameter_not_allowed", parameter: "start", allowed: EXAMPLES });
  return windowBetween(startMs, endMs);
}

/** The part of a window that may exist: up to yesterday, and no older than Enedis keeps. */
export function clamped(
  window: Window,
  series: SeriesName,
  nowMs: number,
): Outcome<{ readonly window: Window; readonly clamps: readonly Clamp[] }, RequestRefusal> {
  const today = parisDay(nowMs);
  const { family, extraDays } = SERIES[series];
  const earliest = earliestDay(PERIOD_RULES[family], today);
  const [firstMs, unknownMs] = [dayStartMs(earliest), dayStartMs(addDays(today, -extraDays))];
  const { startMs, endMs } = window;
  if (startMs >= unknownMs) return refused({ code: "period_in_future" });
  if (endMs <= firstMs) return refused({ code: "period_too_old", earliest });

  const clamps: Clamp[] = [];
  if (startMs < firstMs) clamps.push({ reason: "history", startMs, endMs: firstMs });
  if (endMs > unknownMs) clamps.push({ reason: "future", startMs: unknownMs, endMs });
  const left = windowBetween(Math.max(startMs, firstMs), Math.min(endMs, unknownMs));
  return left.ok ? accepted({ window: left.value, clamps }) : left;
}

/** The periods to ask Enedis for, one after the other: no day is in two of them. */
export function periodsOf({ start, end }: Period, mostDays: number): Period[] {
  const periods: Period[] = [];
  for (let from = start; from < end; ) {
    const next = addDays(from, mostDays);
    const to = next < end ? next : end;
    periods.push({ start: from, end: to });
    from = to;
  }
  return periods;
}

/** The latest part of a window that one call to Enedis can bring. */
export function latestPeriod(window: Window, series: SeriesName): Window {
  const { start, end } = window.days;
  const first = addDays(end, -SERIES[series].mostDays);
  return first <= start ? window : { ...window, startMs: dayStartMs(first), days: { start: first, end } };
}

/** A window between two instants. */
export function windowBetween(startMs: number, endMs: number): Outcome<Window, RequestRefusal> {
  if (startMs >= endMs) return refused({ code: "period_reversed" });
  const end = parisDay(endMs);
  const isMidnight = dayStartMs(end) === endMs;
  return accepted({ startMs, endMs, days: { start: parisDay(startMs), end: isMidnight ? end : addDays(end, 1) } });
}

function instant(text: string): number | null {
  const on = day(text);
  if (on !== null) return dayStartMs(on);
  // The date is checked by itself: an engine may read 31 April as 1 May.
  if (!INSTANT.test(text) || day(text.slice(0, "YYYY-MM-DD".length)) === null) return null;
  const atMs = Date.parse(text);
  return Number.isNaN(atMs) ? null : atMs;
}

/** A number of days, weeks, months or years before an instant, counted on the calendar. */
function before(endMs: number, duration: string): number | null {
  const [, text, unit] = DURATION.exec(duration) ?? [];
  const count = Number(text);
  if (!(count > 0)) return null;
  const end = parisDay(endMs);
  const start = {
    D: () => addDays(end, -count),
    W: () => addDays(end, -7 * count),
    M: () => monthsBefore(end, count),
    Y: () => monthsBefore(end, 12 * count),
  }[unit as "D" | "W" | "M" | "Y"]();
  return dayStartMs(start as Day);
}
