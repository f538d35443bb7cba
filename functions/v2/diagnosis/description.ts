import * as z from "zod/mini";
import type { Facts } from "../../../shared/diagnosis/facts.ts";
import { LINKS } from "../../../shared/diagnosis/links.ts";
import { NONE_DROPPED } from "../../../shared/measures/dropped.ts";
import { jsonAnswer, type Operation, queryParameters, TAGS } from "../../../shared/openapi/operation.ts";
import { droppedSchema, meterNumber, windowParameters } from "../../../shared/openapi/readings.ts";
import { refusalsOn } from "../../../shared/openapi/refusals.ts";
import { described, type NamedSchema } from "../../../shared/openapi/schema.ts";
import type { Day } from "../../../shared/paris-time.ts";
import { OFFERED } from "../../../shared/readings/series.ts";
import { windowFrom } from "../../../shared/readings/window-text.ts";
import { EVERYTHING } from "../../../shared/token/scope.ts";
import type { UsagePointId } from "../../../shared/usage-point.ts";
import { diagnosisBody } from "./body.ts";
import { nameOf } from "./request.ts";

const measure = () => z.enum(OFFERED.map(nameOf) as [string, ...string[]]);

const SCHEMA: NamedSchema = {
  name: "Diagnosis",
  schema: () =>
    z
      .object({
        verdict: described("Stable: `well`, or the code of what broke the first broken link."),
        title: z.string(),
        detail: z.string(),
        remedy: described("What to do, in French or, by `Accept-Language`, in English."),
        origin: z
          .nullable(z.enum(["client", "gateway", "enedis"]))
          .check(z.meta({ description: "Who has to act; `null` when all is well." })),
        retryable: z.nullable(z.boolean()).check(z.meta({ description: "Whether it may pass by itself." })),
        retry_after_seconds: z.nullable(z.int()).check(z.meta({ description: "The same as `Retry-After`." })),
        incident: described("A number to quote in public: it names neither the meter nor the token."),
        meter: described("Its number, masked but for the last four digits."),
        measure: z.nullable(measure()).check(z.meta({ description: "The series that was named." })),
        links: z
          .array(
            z.object({
              link: z.enum(LINKS),
              state: z.enum(["ok", "broken", "unknown"]),
              code: described("Stable; of a broken link, the code of the refusal."),
              detail: z.string(),
            }),
          )
          .check(z.meta({ description: "The chain from the token to Enedis, in order." })),
        readings: z
          .array(
            z.object({
              measure: measure(),
              start: z.string(),
              end: z.string(),
              refused: z
                .nullable(z.string())
                .check(z.meta({ description: "The code of the refusal, if Enedis refused." })),
              last_day: z.nullable(z.iso.date()).check(z.meta({ description: "The last day with a reading." })),
              step_minutes: z.nullable(z.number()),
              present: z.int(),
              missing: z.int(),
              dropped: droppedSchema(),
            }),
          )
          .check(z.meta({ description: "What was asked of Enedis, one call each." })),
      })
      .check(z.meta({ description: "Why there are readings, or none." })),
};

/** A house whose load curve is not collected, as the endpoint would diagnose it. */
function example() {
  const nowMs = Date.UTC(2026, 10, 20, 10);
  const week = windowFrom({}, nowMs);
  if (!week.ok) throw new Error("the default window is a window");
  const days = Array.from({ length: 7 }, (_, at) => `2026-11-${13 + at}` as Day);
  const trial = {
    direction: "consumption",
    window: week.value,
    dropped: NONE_DROPPED,
    stepMinutes: null,
    emptyRefusal: null,
    failure: null,
  } as const;
  const facts: Facts = {
    nowMs,
    token: { expiresAtMs: Date.UTC(2027, 10, 19), consentEndsAtMs: Date.UTC(2027, 10, 19), scope: EVERYTHING },
    roles: ["consumption"],
    about: null,
    closed: null,
    trials: [
      { ...trial, series: "daily", coverage: days.map((day) => ({ day, expected: 1, present: 1, missing: 0 })) },
      { ...trial, series: "load_curve", coverage: days.map((day) => ({ day, expected: 48, present: 0, missing: 48 })) },
    ],
    meterState: null,
    budgets: {
      meter: { limit: 500, remaining: 498, windowMs: 86_400_000, resetMs: 50_000_000 },
      shared: { limit: 10_000, remaining: 9_312, windowMs: 3_600_000, resetMs: 2_610_000 },
    },
    service: "well",
  };
  const incident = "7d0f3a52-6c1e-4b0f-9a3e-2f1f0f5f6a10";
  return diagnosisBody({ facts, usagePointId: "22516914714270" as UsagePointId, language: "en", incident }).body;
}

export const diagnosisOperation = (): Operation => ({
  path: "/api/v2/diagnosis",
  method: "get",
  operationId: "diagnose",
  tag: TAGS.readings,
  summary: "Why are there no readings? One verdict, one remedy",
  description:
    "Walks the chain from the token to Enedis with at most two calls: the days, then the named series or else the load curve; when they bring nothing at all, two more ask whether the meter communicates and is supplied. Links that could not be judged are `unknown`, with the reason.",
  parameters: queryParameters(
    z.object({
      prm: z.optional(meterNumber("The 14 digits of the meter; not needed when the token gives access to only one.")),
      measure: z.optional(measure().check(z.meta({ description: "The series it is about, as in its address." }))),
      ...windowParameters({ end: "By default today. Of a long period its latest part is looked at." }),
    }),
  ),
  responses: {
    "200": jsonAnswer(SCHEMA, "The diagnosis, whatever the verdict.", example(), {
      "Retry-After": { description: "When the verdict may pass, in seconds.", schema: { type: "integer" } },
    }),
    ...refusalsOn("diagnosis", { "400": "The request is incorrect: no call was spent on it." }),
  },
  schemas: [SCHEMA],
});
