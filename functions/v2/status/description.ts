import * as z from "zod/mini";
import { described } from "../../../shared/openapi/schema.ts";
import type { Day } from "../../../shared/paris-time.ts";
import { CALL_ENDINGS } from "../../../shared/status/events.ts";
import { summarizeCalls, summarizeConsents } from "../../../shared/status/observation.ts";
import { VERDICTS } from "../../../shared/status/verdict.ts";
import { statusBody } from "./body.ts";

const TEMPO_COLOURS = ["blue", "white", "red", "unknown"] as const;

const count = () => z.int().check(z.minimum(0));
const share = () =>
  z
    .nullable(z.number().check(z.minimum(0), z.maximum(1)))
    .check(z.meta({ description: "From 0 to 1; `null` when nothing happened." }));
const calls = () =>
  z.object({
    total: count(),
    answered: count(),
    answered_share: share(),
    by_ending: z.object(Object.fromEntries(CALL_ENDINGS.map((ending) => [ending, count()]))),
  });
const consents = () =>
  z.object({ left: count(), back: count(), declined: count(), failed: count(), back_share: share() });

export const statusSchema = () =>
  z
    .object({
      verdict: z.enum(VERDICTS),
      level: z.enum(["good", "warn", "bad"]),
      sentence: described("The verdict in French or, by `Accept-Language`, in English."),
      notice: z
        .nullable(z.object({ until: z.iso.date(), text: z.string() }))
        .check(z.meta({ description: "What the operator tells everybody, through the day `until`; `null`: nothing." })),
      as_of: z.iso.datetime(),
      enedis: z.object({
        reachable: z.nullable(z.boolean()).check(z.meta({ description: "`null`: nobody asked within the hour." })),
        not_serving: z.array(z.string()).check(z.meta({ description: "What of Enedis is left alone for now." })),
      }),
      calls: z.object({ last_hour: calls(), last_day: calls() }),
      consents: z.object({ last_hour: consents(), last_day: consents() }),
      quota: z.nullable(
        z.object({
          last_second: z.object({ used: count(), limit: z.number() }),
          last_hour: z.object({ used: count(), limit: z.number(), configured_limit: z.number() }),
          wait_seconds: count(),
          closed_for_seconds: count(),
          appointments: count(),
        }),
      ),
      last_day_published: z
        .nullable(z.iso.date())
        .check(z.meta({ description: "The latest day that Enedis gave to somebody." })),
      applications: z.optional(
        z
          .array(
            z.object({
              id: z.string(),
              serving: z.boolean(),
              last_hour: z.nullable(z.object({ used: count(), limit: z.number() })),
              wait_seconds: z.nullable(count()),
            }),
          )
          .check(
            z.meta({
              description:
                "Where the gateway has several applications at Enedis: each by itself, and with a token those of its meters alone. `verdict`, `enedis` and `quota` are of the same ones; `calls` and `consents` are counted for all.",
            }),
          ),
      ),
      tempo: z.nullable(
        z.object({
          today: z.enum(TEMPO_COLOURS),
          tomorrow: z.enum(TEMPO_COLOURS),
          sources: z
            .object({ asked: count(), answering: count() })
            .check(z.meta({ description: "`answering`: how many of them gave a usable answer the last time." })),
          last_answer: z.nullable(z.iso.datetime()),
        }),
      ),
    })
    .check(z.meta({ description: "Counters, for everybody. Nothing says who, or which meter." }));

const lastHour = { "call:readings": 4_071, "call:said_no": 212, "call:technical_error": 38, "call:timeout": 4 };
const lastDay = { "call:readings": 61_350, "call:said_no": 3_911, "call:technical_error": 702, "call:timeout": 95 };

/** A good day, as `GET /api/v2/status` shows it. */
export const statusExample = () => ({
  ...statusBody({
    atMs: Date.UTC(2026, 10, 20, 8, 12, 30),
    verdict: "well",
    gauge: null,
    lastHour: {
      calls: summarizeCalls(lastHour),
      consents: summarizeConsents({ "consent:left": 12, "consent:back": 10 }),
    },
    lastDay: {
      calls: summarizeCalls(lastDay),
      consents: summarizeConsents({
        "consent:left": 84,
        "consent:back": 71,
        "consent:declined": 3,
        "consent:failed": 2,
      }),
    },
    lastDayPublished: "2026-11-19",
    tempo: {
      today: { day: "2026-11-20" as Day, colour: "blue", sources: ["rte", "couleur_tempo"], isDisputed: false },
      tomorrow: { day: "2026-11-21" as Day, colour: null, sources: [], isDisputed: false },
      isTomorrowDue: false,
      asked: 2,
      answering: 2,
      takenMs: Date.UTC(2026, 10, 19, 11, 15),
    },
    callsPerSecond: 5,
    applications: [],
    notice: null,
    hasSeveral: false,
    isPartly: false,
  }),
  quota: {
    last_second: { used: 2, limit: 5 },
    last_hour: { used: 4_325, limit: 10_000, configured_limit: 10_000 },
    wait_seconds: 0,
    closed_for_seconds: 0,
    appointments: 0,
  },
});
