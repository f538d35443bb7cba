import type { FieldFault } from "../refusals/impact.ts";
import { isFields } from "./body-bounds.ts";

/** As far back as Enedis keeps a curve, 24 months and 15 days, whatever its gaps; and beyond, a day for each 48 of its points. */
const SPARE_DAYS = 750;
const POINTS_PER_DAY = 48;
const DAY_MS = 86_400_000;

/** A year has 17 568 half hours at most. More costs an anonymous caller nothing, and the gateway more than 200 refusals. */
const MOST_POINTS_WITHOUT_TOKEN = 20_000;

/** No household draws as much; a curve of such numbers would sum to none that JSON can write. */
export const MOST_WATTS = 1e12;
const MOST_WATT_DIGITS = 12;

/**
 * The fault of a curve that no meter draws, or that keeps an engine busier than its size or its sender explains; `null` when it has
 * none.
 */
export function curveFault(body: unknown, hasToken: boolean): FieldFault | null {
  if (!isFields(body) || !Array.isArray(body.loadCurve)) return null;
  const points: readonly unknown[] = body.loadCurve;
  if (!hasToken && points.length > MOST_POINTS_WITHOUT_TOKEN) {
    return { field: "loadCurve", kind: "points_without_token", most: MOST_POINTS_WITHOUT_TOKEN };
  }
  return pointFault(points) ?? spanFault(points);
}

/** The first point whose power or year is beyond any meter. */
function pointFault(points: readonly unknown[]): FieldFault | null {
  for (let at = 0; at < points.length; at++) {
    const point = points[at];
    if (!isFields(point)) continue;
    if (isFarAway(point.date)) return { field: `loadCurve.${at}.date`, kind: "years", first: 2000, last: 2099 };
    if (isTooMuch(point.value)) return { field: `loadCurve.${at}.value`, kind: "range", most: MOST_WATTS };
  }
  return null;
}

/**
 * Points that lie further apart than their number explains. An engine walks a curve day by day, also over a gap: two points that are
 * 8 000 years apart would keep it busy for a minute.
 */
function spanFault(points: readonly unknown[]): FieldFault | null {
  const mostDays = SPARE_DAYS + Math.ceil(points.length / POINTS_PER_DAY);
  const span = (dayMs(points.at(-1)) - dayMs(points[0])) / DAY_MS;
  return span > mostDays ? { field: `loadCurve.${points.length - 1}.date`, kind: "span", mostDays } : null;
}

/** Engines count on days of whole hours, and the calendar of a program ends somewhere: a curve is of the years of meters. */
const isFarAway = (date: unknown): boolean => typeof date === "string" && !date.startsWith("20") && YEAR.test(date);
const YEAR = /^\d{4}-/;

/** A short text is not made a number: most are short. */
const isTooMuch = (value: unknown): boolean =>
  (typeof value === "number" || (typeof value === "string" && value.length > MOST_WATT_DIGITS)) &&
  Number(value) >= MOST_WATTS;

/** The day that a point names, as an instant; `NaN` when it names none. */
const dayMs = (point: unknown): number =>
  isFields(point) && typeof point.date === "string" ? Date.parse(`${point.date.slice(0, 10)}T00:00:00Z`) : Number.NaN;
