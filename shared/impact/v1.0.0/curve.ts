import type { FieldFault } from "../../refusals/impact.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** One point of a load curve, as the v5 contract gives it: `date` is the END of the interval on a Paris clock, `value` in W. */
export interface CurvePoint {
  readonly date: string;
  readonly value: string | number | null;
  readonly interval_length: string;
}

/** A mean power over a stretch of time. Its day and hour are those it begins in. */
export interface Interval {
  readonly startMs: number;
  readonly endMs: number;
  readonly watts: number;
}

export interface Curve {
  readonly intervals: readonly Interval[];
  /** From the start of the first point to the end of the last, with or without a value. */
  readonly startMs: number;
  readonly endMs: number;
}

/** The instant at which a day (`YYYY-MM-DD`) begins in Paris; `null` for a day that the calendar does not have. */
export type MidnightOf = (day: string) => number | null;

export const STEPS = ["PT5M", "PT10M", "PT15M", "PT30M", "PT60M"] as const;
const stepMs = (step: string): number => Number(step.slice(2, -1)) * MINUTE_MS;

export const kWhOf = ({ startMs, endMs, watts }: Interval): number => (watts * (endMs - startMs)) / HOUR_MS / 1000;

const STAMP = /^(\d{4}-\d{2}-\d{2})[ T]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/;
const DECIMAL = /^\d+(\.\d+)?$/;

/** Reads a curve in the order it was lived. A point without a value is a gap, and stays one. */
export function readCurve(points: readonly CurvePoint[], midnightOf: MidnightOf): Curve | FieldFault[] {
  const faults: FieldFault[] = [];
  const intervals: Interval[] = [];
  let firstMs = Number.NaN;
  let lastEndMs = Number.NEGATIVE_INFINITY;
  const days = new Map<string, Midnights | null>();

  for (const [index, { date, value, interval_length }] of points.entries()) {
    const field = (name: string) => `loadCurve.${index}.${name}`;
    const [, day = "", hours, minutes, seconds = 0] = STAMP.exec(date) ?? [];
    if (!days.has(day)) days.set(day, midnightsOf(day, midnightOf));
    const midnights = days.get(day) ?? null;
    if (midnights === null) {
      faults.push({ field: field("date"), kind: "time" });
      continue;
    }

    const wallMs = Number(hours) * HOUR_MS + Number(minutes) * MINUTE_MS + Number(seconds) * 1000;
    const endMs = instantOf(midnights, wallMs, lastEndMs);
    const startMs = endMs - stepMs(interval_length);
    if (startMs < lastEndMs) {
      faults.push({ field: field("date"), kind: "overlap" });
      continue;
    }
    if (index === 0) firstMs = startMs;
    lastEndMs = endMs;

    if (value === null || value === "") continue;
    const isNumber = typeof value === "number" ? Number.isFinite(value) && value >= 0 : DECIMAL.test(value);
    if (isNumber) intervals.push({ startMs, endMs, watts: Number(value) });
    else faults.push({ field: field("value"), kind: "range", least: 0 });
  }
  return faults.length > 0 ? faults : { intervals, startMs: firstMs, endMs: lastEndMs };
}

/** When a day begins in Paris, and when the next one does: 23, 24 or 25 hours later. */
export interface Midnights {
  readonly startMs: number;
  readonly endMs: number;
}

export function midnightsOf(day: string, midnightOf: MidnightOf): Midnights | null {
  const startMs = midnightOf(day);
  const endMs = startMs === null ? null : midnightOf(dayAfter(day));
  return startMs === null || endMs === null ? null : { startMs, endMs };
}

export const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);

/**
 * In the European Union clocks change at 01:00 UTC (directive 2000/84/EC): in Paris from 02:00 to 03:00 in spring, from 03:00
 * back to 02:00 in autumn. There the stamps from 02:00 to 03:00 come twice: the first pass as long as it moves time forward.
 */
function instantOf({ startMs, endMs }: Midnights, wallMs: number, afterMs: number): number {
  const early = startMs + wallMs;
  const change = endMs - startMs - DAY_MS;
  if (change === 0 || wallMs < 2 * HOUR_MS) return early;
  if (change < 0) return wallMs < 3 * HOUR_MS ? early : early + change;
  return wallMs <= 3 * HOUR_MS && early > afterMs ? early : early + change;
}
