import { Hono } from "hono/tiny";
import type { AppEnv } from "../../shared/http/app-env.ts";
import { clockOf } from "../../shared/http/clock.ts";
import { enedisFrom } from "../../shared/http/enedis-client.ts";
import { answerHead } from "../../shared/http/head-answer.ts";
import { originOf } from "../../shared/http/origin.ts";
import { refuse } from "../../shared/http/problem.ts";
import { readChecks } from "../../shared/http/read-checks.ts";
import { explainFirstDay } from "../../shared/http/reading-calls.ts";
import { curveOf, energyOf, impactByDay } from "../../shared/impact/meter.ts";
import { parisMidnightMs } from "../../shared/impact/paris-midnight.ts";
import { detailed, full } from "../../shared/impact/v1.0.0/answer.ts";
import { measureQuery } from "../../shared/measures/measure-query.ts";
import { series } from "../../shared/measures/points.ts";
import { jsonAnswer, type Operation, queryParameters, TAGS } from "../../shared/openapi/operation.ts";
import { daysBetween } from "../../shared/paris-time.ts";
import { checkAccess } from "../../shared/token/bearer.ts";
import { EVOLVING, impactRefusals } from "./description.ts";
import { METER_IMPACT_PARAMETERS, readMeterImpactQuery } from "./query.ts";
import { METER_IMPACT } from "./schemas.ts";
import { addTimeOfDay } from "./time-of-day.ts";

const MEASURES = { day: "consommation_quotidienne", hour: "courbe_de_charge_consommation" } as const;

const PRIVATE = { "cache-control": "private, no-store", vary: "Authorization" };

/**
 * `GET /api/v2/impact?prm&start&end&by`: what the meter itself drew, costed. It spends the one call to Enedis that the
 * readings behind it spend, from the same budgets.
 */
export const meterImpact = new Hono<AppEnv>().all("/", ...readChecks, async (c) => {
  const asked = readMeterImpactQuery(c.req.queries());
  if (!asked.ok) return refuse(c, asked.refusal);
  const { by, prm, ...bounds } = asked.value;
  const measure = MEASURES[by];
  const query = measureQuery(measure, { usagePointId: prm, ...bounds }, Date.now());
  if (!query.ok) return refuse(c, query.refusal);
  const closed = checkAccess(c.var.claims, query.value);
  if (closed !== null) return refuse(c, closed);

  const head = await answerHead(c, [query.value.usagePointId]);
  if (head !== null) return head;
  const reading = await enedisFrom(c, c.var.bearer).measure(query.value);
  const points = reading.ok ? series(measure, reading.value.body) : reading;
  if (!points.ok) return refuse(c, explainFirstDay(c, points.refusal, Date.now()));
  const { start, end } = query.value.period;
  const about = {
    webUrl: `${originOf(c)}/impact`,
    version: EVOLVING.version,
    upstreamCalls: 1,
    start,
    end,
  };
  if (by === "day") {
    const energy = energyOf(points.value);
    const missingDays = daysBetween(start, end) - points.value.length;
    return c.json({ ...about, missingDays, ...full(energy), byDay: impactByDay(points.value) }, 200, PRIVATE);
  }
  const curve = curveOf(points.value);
  if (!curve.ok) return refuse(c, curve.refusal);
  const answer = await addTimeOfDay(c.env, clockOf(c), curve.value, detailed(curve.value, parisMidnightMs));
  return c.json({ ...about, ...answer }, 200, PRIVATE);
});

const example = () => ({
  webUrl: "https://conso.example/impact",
  version: EVOLVING.version,
  upstreamCalls: 1,
  start: "2026-11-14",
  end: "2026-11-16",
  missingDays: 0,
  ...full(energyOf(EXAMPLE)),
  byDay: impactByDay(EXAMPLE),
});
const EXAMPLE = [
  { stamp: "2026-11-14", value: "13632" },
  { stamp: "2026-11-15", value: "12473" },
];

export const describeMeterImpact = (): Operation => ({
  path: "/api/v2/impact",
  method: "get",
  operationId: "meterImpact",
  tag: TAGS.impact,
  summary: "What a meter itself drew, costed by day, or by hour and by when it was drawn",
  description: "It spends one call to Enedis, as the readings behind it would, from the same budgets.",
  parameters: queryParameters(METER_IMPACT_PARAMETERS),
  responses: {
    "200": jsonAnswer(METER_IMPACT, "Costed. Days without a reading are counted, not estimated.", example()),
    ...impactRefusals("meter impact"),
  },
  schemas: [METER_IMPACT],
});
