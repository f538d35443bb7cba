/** Decides whether a value may stand in a line of the log. Each kind of field is so narrow that nothing personal fits. */
export type Field = (value: unknown) => boolean;

/** The fields of one kind of line, in their order. */
export type Fields = Readonly<Record<string, Field>>;

/** What stands in place of a value that its field does not take. */
export const WITHHELD = "withheld";

/** One line: only the fields of its kind, each with a value that it takes. A field without a value is left out. */
export function lineOf(log: string, fields: Fields, values: Readonly<Record<string, unknown>>): string {
  const checked = Object.entries(fields).flatMap(([name, isAllowed]) => {
    const value = values[name];
    return value === undefined ? [] : [[name, isAllowed(value) ? value : WITHHELD] as const];
  });
  return JSON.stringify({ log, ...Object.fromEntries(checked) });
}

const isText =
  (pattern: RegExp): Field =>
  (value) =>
    typeof value === "string" && pattern.test(value);

/** A whole number, shorter than a meter's and than a telephone's. */
const isWhole =
  (most: number): Field =>
  (value) =>
    typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= most;

/** The number of an incident, which is random. */
export const incidentField: Field = isText(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);

export const countField: Field = isWhole(99_999_999);
export const millisecondsField: Field = isWhole(9_999_999);

export const statusField: Field = (value) =>
  value === null || (typeof value === "number" && Number.isInteger(value) && value >= 100 && value <= 599);

/** `2026-11-30T18:05Z`: no second, so that a line is not a list of who came when. */
export const minuteField: Field = isText(/^20\d\d-[01]\d-[0-3]\dT[0-2]\d:[0-5]\dZ$/);

/** The minute of an instant. */
export const minuteOf = (atMs: number): string =>
  `${new Date(atMs).toISOString().slice(0, "YYYY-MM-DDTHH:MM".length)}Z`;

/** One of the words that our code knows; `null` where it says none. */
export const wordField =
  (isKnown: (word: string) => boolean): Field =>
  (value) =>
    value === null || (typeof value === "string" && isKnown(value));

/** Counts under words that our code knows. */
export const countsField =
  (isKnown: (word: string) => boolean): Field =>
  (value) =>
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    Object.entries(value).every(([word, count]) => isKnown(word) && countField(count));

/** A list of things that each pass. */
export const listField =
  (most: number, isAllowed: Field): Field =>
  (value) =>
    Array.isArray(value) && value.length <= most && value.every(isAllowed);
