import * as z from "zod/mini";
import { CALL_ENDINGS } from "../../shared/status/events.ts";
import { VERDICTS } from "../../shared/status/verdict.ts";

const described = (description: string) => z.string().check(z.meta({ description }));
const number = (description: string, example: string) =>
  z.string().check(z.meta({ description, examples: [example], pattern: "^-?[0-9]+$" }));

/** The bare v5 `meter_reading`, every scalar a string. */
export const METER_READING = z
  .object({
    usage_point_id: described("The meter that was asked for (14 digits)."),
    start: described("First day, included."),
    end: described("Last day, excluded."),
    quality: described("`BRUT`: raw, as the meter sent it. `SIMULE`: invented, from the demonstration."),
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
    etapeMetier: z.optional(
      described("`BRUT` (raw) or `BEST` (corrected). In an index reading it stands inside `contexte`."),
    ),
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

const count = z.int().check(z.minimum(0));
const share = z
  .nullable(z.number().check(z.minimum(0), z.maximum(1)))
  .check(z.meta({ description: "From 0 to 1; `null` when nothing happened." }));
const calls = z.object({
  total: count,
  answered: count,
  answered_share: share,
  by_ending: z.record(z.enum(CALL_ENDINGS), count),
});
const consents = z.object({ left: count, back: count, declined: count, failed: count, back_share: share });

/** `GET /api/v2/status`. */
export const STATUS = z
  .object({
    verdict: z.enum(VERDICTS),
    level: z.enum(["good", "warn", "bad"]),
    sentence: described("The verdict in French."),
    as_of: z.iso.datetime(),
    enedis: z.object({
      reachable: z.nullable(z.boolean()).check(z.meta({ description: "`null`: nobody asked within the hour." })),
      not_serving: z.array(z.string()).check(z.meta({ description: "What of Enedis is left alone for now." })),
    }),
    calls: z.object({ last_hour: calls, last_day: calls }),
    consents: z.object({ last_hour: consents, last_day: consents }),
    quota: z.nullable(
      z.object({
        last_second: z.object({ used: count, limit: z.number() }),
        last_hour: z.object({ used: count, limit: z.number(), configured_limit: z.number() }),
        wait_seconds: count,
        closed_for_seconds: count,
        appointments: count,
      }),
    ),
    last_day_published: z
      .nullable(z.iso.date())
      .check(z.meta({ description: "The latest day that Enedis gave to somebody." })),
  })
  .check(z.meta({ description: "Counters, for everybody. Nothing says who, or which meter." }));
