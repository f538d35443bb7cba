import { earliestDay, PERIOD_RULES, type Period } from "../measures/period.ts";
import { addDays, dayStartMs, parisDay } from "../paris-time.ts";
import { accepted, type Outcome, type ReadingsRefusal, type RequestRefusal, refused } from "../refusals/refusal.ts";
import { publicationMs } from "./freshness.ts";
import { SERIES, type SeriesName } from "./series.ts";
import { inWholeDays } from "./whole-days.ts";

/** `[startMs, endMs[`, and the days that hold it. */
export interface Window {
  readonly startMs: number;
  readonly endMs: number;
  readonly days: Period;
}

/** What of the window asked for is left out, and why: older than Enedis keeps, not measured yet, or only a part of an hour. */
export interface Clamp {
  readonly reason: "history" | "future" | "partial";
  readonly startMs: number;
  readonly endMs: number;
}

/**
 * The part of a window that may exist: up to yesterday, and no older than Enedis keeps. A series with one value a day has the days of
 * Paris whose beginning is nearest to the bounds (decision 0081). What is only late is `not_published_yet`, what begins today is not.
 */
export function clamped(
  window: Window,
  series: SeriesName,
  nowMs: number,
): Outcome<{ readonly window: Window; readonly clamps: readonly Clamp[] }, RequestRefusal | ReadingsRefusal> {
  const today = parisDay(nowMs);
  const { family, extraDays, stepMs } = SERIES[series];
  const earliest = earliestDay(PERIOD_RULES[family], today);
  const [firstMs, unknownMs] = [dayStartMs(earliest), dayStartMs(addDays(today, -extraDays))];
  const { startMs, endMs } = stepMs === null ? inWholeDays(window) : window;
  if (window.startMs >= dayStartMs(today)) return refused({ code: "period_in_future" });
  if (startMs >= endMs || startMs >= dayStartMs(today)) return refused({ code: "no_whole_day" });
  if (startMs >= unknownMs) {
    const arrivesMs = publicationMs(addDays(parisDay(startMs), extraDays));
    return refused({ code: "not_published_yet", retryAfterMs: arrivesMs - nowMs });
  }
  if (endMs <= firstMs) return refused({ code: "period_too_old", earliest });

  const clamps: Clamp[] = [];
  if (window.startMs < firstMs) clamps.push({ reason: "history", startMs: window.startMs, endMs: firstMs });
  if (window.endMs > unknownMs) clamps.push({ reason: "future", startMs: unknownMs, endMs: window.endMs });
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
export function latestPeriod(window: Window, mostDays: number): Window {
  const { start, end } = window.days;
  const first = addDays(end, -mostDays);
  return first <= start ? window : { ...window, startMs: dayStartMs(first), days: { start: first, end } };
}

/** A window between two instants. */
export function windowBetween(startMs: number, endMs: number): Outcome<Window, RequestRefusal> {
  if (startMs >= endMs) return refused({ code: "period_reversed" });
  const end = parisDay(endMs);
  const isMidnight = dayStartMs(end) === endMs;
  return accepted({ startMs, endMs, days: { start: parisDay(startMs), end: isMidnight ? end : addDays(end, 1) } });
}
