import { Hono } from "hono/tiny";
import { allowForActivation } from "../../shared/consent/activation.ts";
import type { AppEnv } from "../../shared/http/app-env.ts";
import { clockOf } from "../../shared/http/clock.ts";
import { enedisFrom } from "../../shared/http/enedis-client.ts";
import { answerHead } from "../../shared/http/head-answer.ts";
import { originOf } from "../../shared/http/origin.ts";
import { refuse } from "../../shared/http/problem.ts";
import { readChecks } from "../../shared/http/read-checks.ts";
import { curveOf, energyOf, impactByDay } from "../../shared/impact/meter.ts";
import { parisMidnightMs } from "../../shared/impact/paris-midnight.ts";
import { detailed, full } from "../../shared/impact/v1.0.0/answer.ts";
import { NONE_DROPPED } from "../../shared/measures/dropped.ts";
import { measureQuery } from "../../shared/measures/measure-query.ts";
import { placedPoints } from "../../shared/measures/placed-points.ts";
import { NO_DATA } from "../../shared/measures/points.ts";
import { jsonAnswer, type Operation, queryParameters, TAGS } from "../../shared/openapi/operation.ts";
import { type Day, dayStartMs, daysBetween } from "../../shared/paris-time.ts";
import { readTokenStatus } from "../../shared/quota/token-status.ts";
import { checkAccess } from "../../shared/token/bearer.ts";
import { chooseMeter } from "../../shared/token/choose-meter.ts";
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
  const parameters = readMeterImpactQuery(c.req.queries());
  if (!parameters.ok) return refuse(c, parameters.refusal);
  const { by, prm, ...bounds } = parameters.value;
  const measure = MEASURES[by];
  const chosen = chooseMeter(c.var.claims, prm ?? null, "consumption");
  if (!chosen.ok) return refuse(c, chosen.refusal);
  const query = measureQuery(measure, { usagePointId: chosen.value, ...bounds }, Date.now());
  if (!query.ok) return refuse(c, query.refusal);
  const closed = checkAccess(c.var.claims, query.value);
  if (closed !== null) return refuse(c, closed);

  const { usagePointId } = query.value;
  const head = await answerHead(c, () => readTokenStatus(c.env, c.var.bearer, [usagePointId]));
  if (head !== null) return head;
  const reading = await enedisFrom(c, c.var.bearer).measure(query.value);
  const placed = reading.ok ? placedPoints(measure, reading.value.body, query.value.period) : reading;
  if (!placed.ok) return refuse(c, allowForActivation(placed.refusal, c.var.claims, Date.now()));
  const { points, dropped } = placed.value;
  if (points.length === 0) return refuse(c, allowForActivation(NO_DATA, c.var.claims, Date.now()));
  const { start, end } = query.value.period;
  const about = {
    webUrl: `${originOf(c)}/impact`,
    version: EVOLVING.version,
    upstreamCalls: 1,
    start,
    end,
    dropped,
  };
  if (by === "day") {
    const missingDays = daysBetween(start, end) - points.length;
    return c.json({ ...about, missingDays, ...full(energyOf(points)), byDay: impactByDay(points) }, 200, PRIVATE);
  }
  const curve = curveOf(points);
  if (!curve.ok) return refuse(c, curve.refusal);
  const answer = await addTimeOfDay(c.env, clockOf(c), curve.value, detailed(curve.value, parisMidnightMs));
  return c.json({ ...about, ...answer }, 200, PRIVATE);
});

function example() {
  const points = [
    { startMs: dayStartMs("2026-11-14" as Day), value: 13_632 },
    { startMs: dayStartMs("2026-11-15" as Day), value: 12_473 },
  ];
  return {
    webUrl: "https://conso.example/impact",
    version: EVOLVING.version,
    upstreamCalls: 1,
    start: "2026-11-14",
    end: "2026-11-16",
    dropped: NONE_DROPPED,
    missingDays: 0,
    ...full(energyOf(points)),
    byDay: impactByDay(points),
  };
}

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
