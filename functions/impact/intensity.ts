import { Hono } from "hono/tiny";
import * as z from "zod/mini";
import { end, start } from "../../shared/frozen/parameters.ts";
import type { AppEnv } from "../../shared/http/app-env.ts";
import { clockOf } from "../../shared/http/clock.ts";
import { getOnly } from "../../shared/http/methods.ts";
import { refuse } from "../../shared/http/problem.ts";
import { hoursByIntensity, usualHours } from "../../shared/intensity/cleanest.ts";
import type { QuarterAt } from "../../shared/intensity/days.ts";
import { ECO2MIX_METHOD } from "../../shared/intensity/method.ts";
import { QUARTER_MS, type Quarter, VINTAGES } from "../../shared/intensity/quarters.ts";
import { jsonAnswer, type Operation, queryParameters, TAGS } from "../../shared/openapi/operation.ts";
import { described, type NamedSchema } from "../../shared/openapi/schema.ts";
import { addDays, type Day, day, dayStartMs, daysBetween, parisDay, parisText } from "../../shared/paris-time.ts";
import { GATE_UNREACHABLE } from "../../shared/quota/ask-gate.ts";
import { accepted, type FieldFault, type Outcome, refused } from "../../shared/refusals/refusal.ts";
import { impactRefusals } from "./description.ts";
import { knownQuarters } from "./known-quarters.ts";

const MOST_DAYS = 31;
/** The first day of éCO2mix. */
const EARLIEST = "2012-01-01";
/** What "usually" rests on: the days before the last one asked for. */
const HABIT_DAYS = 14;
const CLEANEST = 3;
const DAY_MS = 86_400_000;

/**
 * `GET /api/impact/intensity?start&end`: how much CO2 a kWh of French production emitted, by the quarter of an hour, when it was
 * cleanest, and when it usually is. Read from our archive; no request calls ODRÉ.
 */
export const intensity = new Hono<AppEnv>().all("/", getOnly, async (c) => {
  const clock = clockOf(c);
  const nowMs = clock.now();
  const window = period(c.req.query("start"), c.req.query("end"), nowMs);
  if (!window.ok) return refuse(c, window.refusal);
  const { endMs } = window.value;
  const habit = { startMs: dayStartMs(addDays(parisDay(endMs), -HABIT_DAYS)), endMs };
  const quarterAt = await knownQuarters(c.env, clock, [window.value, habit]);
  if (quarterAt === null) return refuse(c, GATE_UNREACHABLE);
  const isPast = endMs < nowMs - DAY_MS;
  const answer = body(window.value, quartersOf(window.value, quarterAt), quartersOf(habit, quarterAt));
  return c.json(answer, 200, { "cache-control": `public, max-age=${isPast ? 3600 : 300}` });
});

interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

const lengthOf = ({ startMs, endMs }: Span): number => (endMs - startMs) / QUARTER_MS;

/** The quarters of a span that have a value, in the order of time. */
const quartersOf = (span: Span, quarterAt: QuarterAt): readonly Quarter[] =>
  Array.from({ length: lengthOf(span) }, (_, at) => quarterAt(span.startMs + at * QUARTER_MS)).filter(
    (quarter) => quarter !== undefined,
  );

function period(startText = "", endText = "", nowMs: number): Outcome<Span> {
  const [first, last] = [day(startText), day(endText)];
  const faults = [...faultsOf("start", startText, first), ...faultsOf("end", endText, last)];
  if (first === null || last === null) return refused({ code: "fields_invalid", faults });
  const days = daysBetween(first, last);
  const field = first < EARLIEST ? "start" : "end";
  if (first < EARLIEST || days < 1 || days > MOST_DAYS || last > addDays(parisDay(nowMs), 1)) {
    const fault = { field, kind: "period", earliest: EARLIEST, mostDays: MOST_DAYS } as const;
    return refused({ code: "fields_invalid", faults: [fault] });
  }
  return accepted({ startMs: dayStartMs(first), endMs: dayStartMs(last) });
}

const faultsOf = (field: string, text: string, read: Day | null): FieldFault[] =>
  read === null ? [{ field, kind: text === "" ? "required" : "date" }] : [];

function body(window: Span, known: readonly Quarter[], lately: readonly Quarter[]) {
  const quarters = lengthOf(window);
  return {
    start: parisText(window.startMs),
    end: parisText(window.endMs),
    unit: "g CO2/kWh",
    method: ECO2MIX_METHOD,
    quarters,
    missing: quarters - known.length,
    cleanest: hoursByIntensity(known).slice(0, CLEANEST),
    usuallyCleanest: usualHours(lately).slice(0, CLEANEST),
    values: known.map(({ startMs, grams, vintage }) => ({ start: parisText(startMs), grams, vintage })),
  };
}

const INTENSITY: NamedSchema = {
  name: "Intensity",
  schema: () =>
    z.object({
      start: z.string(),
      end: z.string(),
      unit: z.literal("g CO2/kWh"),
      method: z.looseObject({ id: z.string(), attribution: z.string() }),
      quarters: z.int().check(z.meta({ description: "How many quarters of an hour the period has." })),
      missing: z.int().check(z.meta({ description: "How many of them have no value (yet). None is made up." })),
      cleanest: z.array(z.object({ start: described("An hour of the period."), grams: z.number() })),
      usuallyCleanest: z
        .array(z.object({ hour: z.int(), grams: z.number(), days: z.int() }))
        .check(
          z.meta({ description: "Hours of a Paris clock over the 14 days before `end`: a habit, not a forecast." }),
        ),
      values: z.array(z.object({ start: z.string(), grams: z.number(), vintage: z.enum(VINTAGES) })),
    }),
};

const example = () => {
  const startMs = Date.parse("2026-11-20T23:00:00Z");
  const known = [31, 29, 28, 28].map((grams, index) => ({
    startMs: startMs + index * QUARTER_MS,
    grams,
    vintage: VINTAGES[0],
  }));
  return body({ startMs, endMs: startMs + DAY_MS }, known, known);
};

export const describeIntensity = (): Operation => ({
  path: "/api/impact/intensity",
  method: "get",
  operationId: "intensity",
  tag: TAGS.impact,
  summary: `How clean French electricity was, by the quarter of an hour, and when it was cleanest; ${MOST_DAYS} days at most`,
  description: "Read from our copy of éCO2mix, with the vintage of each value; no request asks its publisher.",
  isPublic: true,
  parameters: queryParameters(z.object({ start, end })),
  responses: {
    "200": jsonAnswer(INTENSITY, "From a copy of éCO2mix that is a quarter of an hour old at most.", example()),
    ...impactRefusals("intensity"),
  },
  schemas: [INTENSITY],
});
