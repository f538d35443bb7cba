import { MEASURES, type MeasureName } from "../measures/measures.ts";

const DIRECTIONS = ["consumption", "production"] as const;
const DETAILS = ["daily", "load_curve"] as const;

/** The words of a scope in a token and in a request. */
export const SCOPE_WORDS = [...DIRECTIONS, ...DETAILS] as const;

/** A scope as JSON Schema has it: `scopeFrom` reads what fits, and nothing else. */
export const SCOPE_PATTERN = `^ *(${SCOPE_WORDS.join("|")})( +(${SCOPE_WORDS.join("|")}))* *$`;

/** Which way the energy flows: what a meter measures, and what a token may be narrowed to. */
export type Direction = (typeof DIRECTIONS)[number];
type Detail = (typeof DETAILS)[number];

/** The measures that a token opens: those whose direction and detail are both in it. */
export interface Scope {
  readonly directions: readonly Direction[];
  readonly details: readonly Detail[];
}

/** The scope of a token without one. */
export const EVERYTHING: Scope = { directions: DIRECTIONS, details: DETAILS };

/**
 * Reads the words of a scope, separated by spaces (RFC 6749 §3.3). Without a direction it has those of `unsaid`, and likewise for
 * the details. `null` when a word is unknown: it might have meant less.
 */
export function scopeFrom(text: string, unsaid: Scope = EVERYTHING): Scope | null {
  const words = text.split(" ").filter((word) => word !== "");
  if (words.length === 0 || !words.every((word) => (SCOPE_WORDS as readonly string[]).includes(word))) return null;
  const named = <T extends string>(all: readonly T[], otherwise: readonly T[]): readonly T[] => {
    const some = all.filter((word) => words.includes(word));
    return some.length === 0 ? otherwise : some;
  };
  return { directions: named(DIRECTIONS, unsaid.directions), details: named(DETAILS, unsaid.details) };
}

/** All the words of a scope; `scopeFrom` reads them back as the same scope. */
export const scopeText = ({ directions, details }: Scope): string => [...directions, ...details].join(" ");

/** Whether a scope opens nothing that the other does not. */
export const isWithin = (inner: Scope, outer: Scope): boolean =>
  inner.directions.every((direction) => outer.directions.includes(direction)) &&
  inner.details.every((detail) => outer.details.includes(detail));

/** What both open; `null` when that is nothing. */
export function common(one: Scope, other: Scope): Scope | null {
  const directions = one.directions.filter((direction) => other.directions.includes(direction));
  const details = one.details.filter((detail) => other.details.includes(detail));
  return directions.length === 0 || details.length === 0 ? null : { directions, details };
}

/** The narrowest scope that opens this measure. Maximum powers and indexes have one value a day: `daily`. */
export function scopeOf(measure: MeasureName): Scope {
  const { direction, family } = MEASURES[measure];
  return { directions: [direction === "CONS" ? "consumption" : "production"], details: [family] };
}
