import { MOST_FAULTS } from "../refusals/impact.ts";
import { STEPS } from "./v1.0.0/curve.ts";

/** No name of a field and no text in it is longer; a longer one is cut, and is as wrong as before. */
const LONGEST_TEXT = 100;
/** As many as a version accepts, and one more, so that its reader still finds too many. */
const MOST_CONSUMPTIONS = 1_001;
export const MOST_POINTS = 52_705;

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
export const isPoint = (element: unknown): boolean => {
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

export function hasAtMost(element: Fields, most: number): boolean {
  let fields = 0;
  for (const _ in element) if (++fields > most) return false;
  return true;
}

/** Without a prototype, so that a field named `__proto__` is a field like others: a reader refuses it. */
const noFields = (): Record<string, unknown> => Object.create(null);

const isShort = (value: unknown): boolean => typeof value === "string" && value.length <= LONGEST_TEXT;
const cut = (text: string): string => (text.length <= LONGEST_TEXT ? text : `${text.slice(0, LONGEST_TEXT)}…`);
export const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
