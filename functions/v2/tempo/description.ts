import * as z from "zod/mini";
import { described } from "../../../shared/openapi/schema.ts";
import { addDays, type Day, daysOf } from "../../../shared/paris-time.ts";
import { agreement, SOURCES } from "../../../shared/tempo/claims.ts";
import type { Look } from "../../../shared/tempo/tempo-archive.ts";
import { currentBody } from "./body.ts";

const COLOURS = ["blue", "white", "red", "unknown"] as const;

const colour = () =>
  z.enum(COLOURS).check(
    z.meta({
      description: "`unknown`: not published yet, no source answers, or sources disagree. Never to be taken for blue.",
    }),
  );
const count = () => z.int().check(z.minimum(0));
const asOf = () =>
  z.nullable(z.iso.datetime({ offset: true })).check(z.meta({ description: "When a source last answered." }));

const day = (description: string) =>
  z
    .object({
      day: z.iso.date(),
      start: described("6:00 in Paris."),
      end: described("6:00 of the next day, excluded."),
      colour: colour(),
      sources: z.array(z.enum(SOURCES)).check(z.meta({ description: "Who says this colour." })),
      disputed: z.boolean().check(z.meta({ description: "Sources name different colours." })),
    })
    .check(z.meta({ description }));

const current = () =>
  z.object({
    as_of: asOf(),
    now: day("The day under way: before 6:00, yesterday."),
    today: day("The day of the calendar in Paris."),
    tomorrow: day("Known from about 10:45; RTE corrects it until noon at times."),
    season: z.object({
      start: z.iso.date(),
      end: described("Excluded."),
      used: z.object({ blue: count(), white: count(), red: count(), unknown: count() }),
      left: z
        .nullable(z.object({ blue: count(), white: count(), red: count() }))
        .check(z.meta({ description: "Of 22 red and 43 white days; `null` while a day so far is unknown." })),
    }),
    sources: z.array(
      z.object({
        id: z.enum(SOURCES),
        name: z.string(),
        last_answer: z.nullable(z.iso.datetime({ offset: true })),
        outcome: z.enum(["answers", "silent", "refused", "never"]).check(
          z.meta({
            description:
              "How the last look ended. `refused`: the answer was impossible, such as a red Sunday or another colour for yesterday.",
          }),
        ),
      }),
    ),
  });

const window = () =>
  z.object({
    as_of: asOf(),
    start: z.iso.date(),
    end: described("Excluded. Both bounds are moved to days of which a colour can exist."),
    unknown: count(),
    days: z.array(z.object({ day: z.iso.date(), colour: colour() })),
  });

/** Without parameters the first shape, with `start` the second. */
export const tempoSchema = () => z.union([current(), window()]);

const NOW = Date.parse("2026-11-30T11:30:00Z");

/** A white Monday, and a red Tuesday to come. */
export function tempoExample() {
  const colourOn = (on: Day) => (on === "2026-12-01" ? "red" : on === "2026-11-30" ? "white" : "blue");
  const days = daysOf("2026-09-01" as Day, addDays("2026-12-01" as Day, 1)).map((on) =>
    agreement(on, new Map(SOURCES.slice(0, 2).map((source) => [source, colourOn(on)]))),
  );
  const looks = SOURCES.slice(0, 2).map((source): Look => ({ source, atMs: NOW, takenMs: NOW, outcome: "taken" }));
  return currentBody({ days: new Map(days.map((known) => [known.day, known])), looks }, SOURCES.slice(0, 2), NOW);
}
