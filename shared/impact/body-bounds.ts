import { type FieldFault, MOST_FAULTS } from "../refusals/impact.ts";
import { STEPS } from "./v1.0.0/curve.ts";
import { SCORE_METHODS, type ScoreMethod } from "./v1.0.0/factors/factors.ts";
import type { WellFormedPoint } from "./well-formed-curve.ts";

/** No name of a field and no text in it is longer; a longer one is cut, and is as wrong as before. */
const LONGEST_TEXT = 100;
/** As many as a version accepts, and one more, so that its reader still finds too many. */
const MOST_CONSUMPTIONS = 1_001;
const MOST_POINTS = 52_705;
/** As far back as Enedis keeps a curve, 24 months and 15 days, whatever its gaps; and beyond, a day for each 48 of its points. */
const SPARE_DAYS = 750;
const POINTS_PER_DAY = 48;
const DAY_MS = 86_400_000;

type Fields = Readonly<Record<string, unknown>>;

/**
 * The part of a body that a reader needs to name its first 50 faults: the same body when it has fewer. The reader of a frozen version
 * costs about 3 µs for each malformed point and each unknown field, and quotes what it was sent, so a body of 2 MB could cost half a
 * second and come back as 5 MB. One pass, which stops at the 50th malformed element.
 */
export function boundBody(body: unknown): unknown {
  if (!isFields(body)) return body;
  const bounded = noFields();
  let fields = 0;
  // Not `Object.entries`: the names of a hostile body are not collected.
  for (const name in body) {
    if (++fields > MOST_FAULTS + KNOWN_FIELDS) break;
    bounded[cut(name)] = boundField(name, body[name]);
  }
  return bounded;
}

/** Of a body: `consumptions`, `loadCurve`, `method`. Of a consumption: `processId`, `amount`, `unit`. */
const KNOWN_FIELDS = 3;
const KNOWN_STEPS: ReadonlySet<unknown> = new Set(STEPS);

function boundField(name: string, value: unknown): unknown {
  if (typeof value === "string") return cut(value);
  if (name === "consumptions") return boundList(value, MOST_CONSUMPTIONS, isConsumption, boundElement);
  if (name === "loadCurve") return boundList(value, MOST_POINTS, isPoint, boundPoint);
  return isFields(value) || Array.isArray(value) ? {} : value;
}

function boundList(
  list: unknown,
  most: number,
  isWellFormed: (element: unknown) => boolean,
  bound: (element: unknown) => unknown,
): unknown {
  if (!Array.isArray(list)) return boundElement(list);
  const kept: unknown[] = [];
  for (let at = 0, malformed = 0; at < list.length && at < most && malformed < MOST_FAULTS; at++) {
    const element: unknown = list[at];
    if (isWellFormed(element)) kept.push(element);
    else {
      malformed++;
      kept.push(bound(element));
    }
  }
  return kept;
}

/** An element with at most 50 fields of at most 100 characters. */
function boundElement(element: unknown): unknown {
  if (!isFields(element)) return Array.isArray(element) ? [] : typeof element === "string" ? cut(element) : element;
  const bounded = noFields();
  let fields = 0;
  for (const name in element) {
    if (++fields > MOST_FAULTS) break;
    const value = element[name];
    bounded[cut(name)] = typeof value === "string" ? cut(value) : isFields(value) || Array.isArray(value) ? {} : value;
  }
  return bounded;
}

/** Readers ignore what else a point holds. */
const boundPoint = (element: unknown): unknown => {
  if (!isFields(element)) return boundElement(element);
  const { date, value, interval_length } = element;
  return boundElement({
    ...(date !== undefined && { date }),
    ...(value !== undefined && { value }),
    ...(interval_length !== undefined && { interval_length }),
  });
};

/** A point may hold more than readers know: v5 writes a `measure_type` beside. */
const isPoint = (element: unknown): boolean => {
  if (!isFields(element)) return false;
  const { date, value, interval_length } = element;
  return (
    typeof date === "string" &&
    date.length <= LONGEST_TEXT &&
    (value === null || typeof value === "number" || isShort(value)) &&
    (interval_length === undefined || KNOWN_STEPS.has(interval_length))
  );
};

const isConsumption = (element: unknown): boolean => {
  if (!isFields(element)) return false;
  const { processId, amount, unit } = element;
  return (
    isShort(processId) &&
    typeof amount === "number" &&
    (unit === undefined || isShort(unit)) &&
    hasAtMost(element, KNOWN_FIELDS)
  );
};

function hasAtMost(element: Fields, most: number): boolean {
  let fields = 0;
  for (const _ in element) if (++fields > most) return false;
  return true;
}

/** Without a prototype, so that a field named `__proto__` is a field like others: a reader refuses it. */
const noFields = (): Record<string, unknown> => Object.create(null);

const isShort = (value: unknown): boolean => typeof value === "string" && value.length <= LONGEST_TEXT;
const cut = (text: string): string => (text.length <= LONGEST_TEXT ? text : `${text.slice(0, LONGEST_TEXT)}…`);
const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A bounded body that is one curve, each of whose points is well formed; `null` when it is anything else. */
export function wellFormedCurve(
  body: unknown,
): { readonly points: readonly WellFormedPoint[]; readonly method?: ScoreMethod } | null {
  if (!isFields(body) || !hasAtMost(body, body.method === undefined ? 1 : 2)) return null;
  const { loadCurve, method } = body;
  const isMethod = (value: unknown): value is ScoreMethod => SCORE_METHODS.some((known) => known === value);
  if (!Array.isArray(loadCurve) || loadCurve.length === 0 || loadCurve.length >= MOST_POINTS) return null;
  if (!loadCurve.every(isReadable)) return null;
  if (method === undefined) return { points: loadCurve };
  return isMethod(method) ? { points: loadCurve, method } : null;
}

/** JSON has no infinite number, but `1e999` is read as one, and a reader refuses it. */
const isReadable = (element: unknown): element is WellFormedPoint =>
  isPoint(element) && Math.abs(Number((element as { value: unknown }).value)) !== Number.POSITIVE_INFINITY;

/**
 * The fault of a curve whose points lie further apart than their number explains; `null` when they do not. An engine walks a curve day
 * by day, also over a gap: two points that are 8 000 years apart would keep it busy for a minute.
 */
export function spanFault(body: unknown): FieldFault | null {
  const points = isFields(body) && Array.isArray(body.loadCurve) ? (body.loadCurve as readonly unknown[]) : [];
  const mostDays = SPARE_DAYS + Math.ceil(points.length / POINTS_PER_DAY);
  const span = (dayMs(points.at(-1)) - dayMs(points[0])) / DAY_MS;
  return span > mostDays ? { field: `loadCurve.${points.length - 1}.date`, kind: "span", mostDays } : null;
}

/** No household draws as much; a curve of such numbers would sum to none that JSON can write. */
export const MOST_WATTS = 1e12;
const MOST_WATT_DIGITS = 12;

/** The fault of the first point whose power or year is beyond any meter; `null` when there is none. */
export function pointFault(body: unknown): FieldFault | null {
  const points = isFields(body) && Array.isArray(body.loadCurve) ? (body.loadCurve as readonly unknown[]) : [];
  for (let at = 0; at < points.length; at++) {
    const point = points[at];
    if (!isFields(point)) continue;
    if (isFarAway(point.date)) return { field: `loadCurve.${at}.date`, kind: "years", first: 2000, last: 2099 };
    if (isTooMuch(point.value)) return { field: `loadCurve.${at}.value`, kind: "range", most: MOST_WATTS };
  }
  return null;
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
