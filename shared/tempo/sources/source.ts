import * as z from "zod/mini";
import { type Day, day } from "../../paris-time.ts";
import type { Colour, Colours } from "../../tariffs/tempo.ts";
import type { Season } from "../season.ts";

/** Makes one bounded request; `null` unless the answer is 200 in time. */
export type Get = (url: URL, init?: RequestInit) => Promise<string | null>;

/** Which colours are wanted. */
export interface Wanted {
  readonly season: Season;
  /** Of the season under way: the day after which there is only tomorrow. */
  readonly today: Day;
  /** `null` when it is not of this season. */
  readonly tomorrow: Day | null;
}

/** Asks one source for the colours of a season; `null` when what it gave cannot be read. */
export type Ask = (wanted: Wanted, get: Get) => Promise<Colours | null>;

/** The JSON of a text, or `null`. */
export function jsonIn(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

/** What a schema reads in a text, or `null`. */
export function readAs<T extends z.core.$ZodType>(schema: T, text: string | null): z.infer<T> | null {
  const read = z.safeParse(schema, jsonIn(text));
  return read.success ? read.data : null;
}

/** Colours by their days; what is no day or no colour of this source is left out. */
export function coloursFrom(
  entries: Iterable<readonly [string, unknown]>,
  names: ReadonlyMap<unknown, Colour>,
): Colours {
  const colours = new Map<Day, Colour>();
  for (const [text, name] of entries) {
    const [on, colour] = [day(text), names.get(name)];
    if (on !== null && colour !== undefined) colours.set(on, colour);
  }
  return colours;
}

/** RTE's names of colours, on its site and in its API. */
export const RTE_NAMES: ReadonlyMap<unknown, Colour> = new Map([
  ["BLUE", "blue"],
  ["WHITE", "white"],
  ["RED", "red"],
]);
