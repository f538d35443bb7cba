import type { MeasurePoint } from "../enedis/wire.ts";
import { addDays, clockChangeOn, clockTexts, type Day, dayStartMs, daysBetween } from "../paris-time.ts";
import { intervalMs } from "./interval.ts";
import type { Period } from "./period.ts";
import type { PlacedPoint } from "./placed-point.ts";
import type { Quantity } from "./points.ts";

const WHOLE = /^\d{1,9}$/;

/**
 * A curve as nearly all are, in one pass: a whole value for each interval of the period, in order, all of one length, on days without
 * a change of the clock. `null` when anything is otherwise: `placeCurve` looks at each point then, and says the same of a usual one.
 */
export function usualCurve({ points, form }: Quantity, { start, end }: Period): readonly PlacedPoint[] | null {
  const length = ((points[0] ?? {}) as MeasurePoint).p;
  const lengthMs = typeof length === "string" ? intervalMs(length) : null;
  if (lengthMs === null || form.shift !== 0) return null;
  const times = clockTexts(lengthMs);
  if (points.length !== times.length * daysBetween(start, end)) return null;

  const placed: PlacedPoint[] = [];
  for (let date = start; date < end; date = addDays(date, 1)) {
    if (clockChangeOn(date) !== null) return null;
    let endMs = dayStartMs(date);
    for (let at = 1; at <= times.length; at++) {
      const { v, d, p, n } = (points[placed.length] ?? {}) as MeasurePoint;
      const isHere = at < times.length ? isStamp(d, date, times[at]) : isStamp(d, addDays(date, 1), times[0]);
      if (!isHere || p !== length || typeof v !== "string" || !WHOLE.test(v)) return null;
      const startMs = endMs;
      endMs += lengthMs;
      placed.push({ startMs, endMs, atMs: endMs, value: Number(v), nature: typeof n === "string" ? n : null });
    }
  }
  return placed;
}

const STAMP_LENGTH = "YYYY-MM-DD HH:MM:SS".length;

const isStamp = (text: unknown, date: Day, time = ""): boolean =>
  typeof text === "string" && text.length === STAMP_LENGTH && text.startsWith(date) && text.endsWith(time);
