import * as z from "zod/mini";

const described = (description: string) => z.string().check(z.meta({ description }));
const number = (description: string, example: string) =>
  z.string().check(z.meta({ description, examples: [example], pattern: "^-?[0-9]+$" }));

/** The bare v5 `meter_reading`, every scalar a string. */
export const METER_READING = z
  .object({
    usage_point_id: described("The meter that was asked for (14 digits)."),
    start: described("First day, included."),
    end: described("Last day, excluded."),
    quality: described("`BRUT`: raw, as the meter sent it."),
    reading_type: z.object({
      unit: z.enum(["Wh", "W", "VA"]),
      measurement_kind: z.enum(["energy", "power"]),
      aggregate: z.enum(["sum", "average", "maximum"]),
      measuring_period: z.optional(z.string()),
    }),
    interval_reading: z.array(
      z.object({
        value: number("In the unit of `reading_type`.", "11776"),
        date: described(
          "A day (`YYYY-MM-DD`), the second of a maximum, or, on a load curve, the END of the interval: Paris wall-clock time, without offset.",
        ),
        interval_length: z.optional(described("Load curves only: how long this interval is (`PT30M` as a rule).")),
        measure_type: z.optional(described("Load curves only: `B`, raw.")),
      }),
    ),
  })
  .check(z.meta({ description: "Missing days and points are absent. Points are in time order." }));

/** Enedis's 2026 body; given back to the letter, so members may be added by Enedis. */
export const MEASURE_2026 = z
  .looseObject({
    idPrm: described("The meter that was asked for (14 digits)."),
    etapeMetier: described("`BRUT` (raw) or `BEST` (corrected)."),
    periode: z.object({ dateDebut: z.string(), dateFin: z.string() }),
    grandeur: z.array(
      z.looseObject({
        grandeurMetier: z.enum(["CONS", "PROD"]),
        grandeurPhysique: z.string(),
        unite: z.string(),
        points: z.array(z.looseObject({ v: z.nullish(z.string()), d: z.string() })),
      }),
    ),
  })
  .check(z.meta({ description: "The body of Data Connect 2026, unchanged." }));

/** Every refusal. */
export const PROBLEM = z
  .object({
    type: z.url().check(z.meta({ description: "Where this refusal is explained." })),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: described("The number of this incident, to quote when reporting it."),
    code: described("Stable; what a program compares."),
    origin: z.enum(["client", "gateway", "enedis"]).check(z.meta({ description: "Who has to act." })),
    retryable: z.boolean().check(z.meta({ description: "Whether the same request can succeed later." })),
    remedy: described("What to do, in French or, by `Accept-Language`, in English."),
    message: described("A French sentence, for the clients of the frozen API."),
    error: z
      .unknown()
      .check(
        z.meta({ description: "Enedis's own words where it spoke or would have; otherwise the same as `detail`." }),
      ),
  })
  .check(z.meta({ description: "RFC 9457 problem details, with what the frozen API's clients read." }));
