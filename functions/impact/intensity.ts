import { Hono } from "hono/tiny";
import * as z from "zod/mini";
import { end, start } from "../../shared/frozen/parameters.ts";
import type { AppEnv } from "../../shared/http/app-env.ts";
import { getOnly } from "../../shared/http/methods.ts";
import { refuse } from "../../shared/http/problem.ts";
import { archiveOf } from "../../shared/intensity/archive.ts";
import { hoursByIntensity, usualHours } from "../../shared/intensity/cleanest.ts";
import { ECO2MIX_METHOD } from "../../shared/intensity/method.ts";
import { QUARTER_MS, type Quarter, VINTAGES } from "../../shared/intensity/quarters.ts";
import { jsonAnswer, type Operation, queryParameters, TAGS } from "../../shared/openapi/operation.ts";
import { described, type NamedSchema } from "../../shared/openapi/schema.ts";
import { addDays, type Day, day, dayStartMs, daysBetween, parisDay, parisText } from "../../shared/paris-time.ts";
import { GATE_UNREACHABLE } from "../../shared/quota/ask-gate.ts";
import { accepted, type FieldFault, type Outcome, refused } from "../../shared/refusals/refusal.ts";
import { impactRefusals } from "./description.ts";

const MOST_DAYS = 31;
/** What "usually" rests on: the days before the last one asked for. */
const HABIT_DAYS = 14;
const CLEANEST = 3;
const DAY_MS = 86_400_000;

/**
 * `GET /api/impact/intensity?start&end`: how much CO2 a kWh of French production emitted, by the quarter of an hour, when it was
 * cleanest, and when it usually is. Read from our archive; no request calls ODRÉ.
 */
export const intensity = new Hono<AppEnv>().all("/", getOnly, async (c) => {
  const nowMs = Date.now();
  const asked = period(c.req.query("start"), c.req.query("end"), nowMs);
  if (!asked.ok) return refuse(c, asked.refusal);
  const { fromMs, toMs } = asked.value;
  // Nothing is known of what lies ahead, whatever the archive holds.
  const read = await quarters(c.env, Math.min(fromMs, toMs - HABIT_DAYS * DAY_MS), Math.min(toMs, nowMs));
  if (!read.ok) return refuse(c, read.refusal);
  const isPast = toMs < nowMs - DAY_MS;
  return c.json(body(read.value, fromMs, toMs), 200, { "cache-control": `public, max-age=${isPast ? 3600 : 300}` });
});

async function quarters(env: AppEnv["Bindings"], fromMs: number, toMs: number) {
  try {
    return accepted(await archiveOf(env).read(fromMs, toMs));
  } catch {
    return refused(GATE_UNREACHABLE);
  }
}

function period(startText = "", endText = "", nowMs: number): Outcome<{ fromMs: number; toMs: number }> {
  const [first, last] = [day(startText), day(endText)];
  const faults = [...faultsOf("start", startText, first), ...faultsOf("end", endText, last)];
  if (first === null || last === null) return refused({ code: "fields_invalid", faults });
  const days = daysBetween(first, last);
  if (days < 1 || days > MOST_DAYS || last > addDays(parisDay(nowMs), 1)) {
    return refused({ code: "fields_invalid", faults: [{ field: "end", kind: "period", mostDays: MOST_DAYS }] });
  }
  return accepted({ fromMs: dayStartMs(first), toMs: dayStartMs(last) });
}

const faultsOf = (field: string, text: string, read: Day | null): FieldFault[] =>
  read === null ? [{ field, kind: text === "" ? "required" : "date" }] : [];

function body(known: readonly Quarter[], fromMs: number, toMs: number) {
  const asked = known.filter(({ startMs }) => startMs >= fromMs);
  return {
    start: parisText(fromMs),
    end: parisText(toMs),
    unit: "g CO2/kWh",
    method: ECO2MIX_METHOD,
    quarters: (toMs - fromMs) / QUARTER_MS,
    missing: (toMs - fromMs) / QUARTER_MS - asked.length,
    cleanest: hoursByIntensity(asked).slice(0, CLEANEST),
    usuallyCleanest: usualHours(known).slice(0, CLEANEST),
    values: asked.map(({ startMs, grams, vintage }) => ({ start: parisText(startMs), grams, vintage })),
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
        .check(z.meta({ description: "Hours of a Paris clock over the last 14 days: a habit, not a forecast." })),
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
  return body(known, startMs, startMs + DAY_MS);
};

export const describeIntensity = (): Operation => ({
  path: "/api/impact/intensity",
  method: "get",
  operationId: "intensity",
  tag: TAGS.impact,
  summary: `How clean French electricity was, by the quarter of an hour, and when it was cleanest; ${MOST_DAYS} days at most`,
  isPublic: true,
  parameters: queryParameters(z.object({ start, end })),
  responses: {
    "200": jsonAnswer(INTENSITY, "From a copy of éCO2mix that is a quarter of an hour old at most.", example()),
    ...impactRefusals("intensity"),
  },
  schemas: [INTENSITY],
});
