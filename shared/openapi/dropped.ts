import * as z from "zod/mini";

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
