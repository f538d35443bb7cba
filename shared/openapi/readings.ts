import * as z from "zod/mini";
import { PRICE_PATTERN } from "../readings/series-query.ts";
import { DURATION_PATTERN } from "../readings/window-text.ts";

/** A text of this form; the pattern is the one that the request is read with, without what is only tolerated. */
export const textLike = (pattern: string, description: string, examples: readonly string[] = []) =>
  z.string().check(z.regex(new RegExp(pattern)), z.meta({ description, ...(examples.length > 0 && { examples }) }));

export const meterNumber = (description: string) => textLike("^[0-9]{14}$", description, ["22516914714270"]);

/** The parameters that say which part of a series is meant. */
export const windowParameters = (of: { readonly end: string }) => ({
  start: z.optional(dayOrInstant("A day in Paris or an instant (RFC 3339), included. Not together with `last`.")),
  end: z.optional(dayOrInstant(`The same, excluded. ${of.end}`)),
  last: z.optional(
    textLike(
      DURATION_PATTERN,
      "In place of `start`: `P7D` (the default), `P4W`, `P1M`, `P3Y`, up to `end`. Not together with `start`.",
      ["P7D"],
    ),
  ),
});

export const priceParameter = (description: string) => textLike(PRICE_PATTERN, description, ["0.2016"]);

const dayOrInstant = (description: string) =>
  z.union([z.iso.date(), z.iso.datetime({ offset: true })]).check(z.meta({ description, examples: ["2026-10-01"] }));

const count = (description: string) => z.int().check(z.minimum(0), z.meta({ description }));

/** How many values that Enedis gave are not in an answer (`shared/measures/dropped.ts`). */
export const droppedSchema = () =>
  z
    .object({
      repeated: count("Another value stands for the same instant."),
      overlapping: count("The interval overlaps one that is there."),
      misplaced: count("The stamp is not where an interval of that length ends, or a day begins."),
      outside: count("They are about a time that was not asked for."),
      unreadable: count("The value, the stamp, the interval or the unit cannot be read."),
    })
    .check(z.meta({ description: "How many values of Enedis's are not counted, and why. Nothing is counted twice." }));
