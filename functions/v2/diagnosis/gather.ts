import type { Context } from "hono";
import type { Facts, MeterState, Trial } from "../../../shared/diagnosis/facts.ts";
import { isWorthAnother, isWorthMeterState } from "../../../shared/diagnosis/plan.ts";
import { clockOf } from "../../../shared/http/clock.ts";
import { enedisFrom } from "../../../shared/http/enedis-client.ts";
import { askFor, explainFirstDay } from "../../../shared/http/reading-calls.ts";
import type { TokenEnv } from "../../../shared/http/require-token.ts";
import { addDropped, type Dropped, NONE_DROPPED } from "../../../shared/measures/dropped.ts";
import { askGate } from "../../../shared/quota/ask-gate.ts";
import type { Budgets } from "../../../shared/quota/budgets.ts";
import { readTokenStatus } from "../../../shared/quota/token-status.ts";
import type { Row } from "../../../shared/readings/columns.ts";
import type { DayCoverage } from "../../../shared/readings/coverage.ts";
import { readingRun } from "../../../shared/readings/reading-run.ts";
import { SERIES } from "../../../shared/readings/series.ts";
import { accepted, type Outcome, type Refusal, refused } from "../../../shared/refusals/refusal.ts";
import { currentStatus } from "../../../shared/status/status.ts";
import type { UsagePointId } from "../../../shared/usage-point.ts";
import type { Attempt, DiagnosisRequest } from "./request.ts";

/** These are no diagnosis: they keep the statuses that they have everywhere. */
const REFUSED = new Set<Refusal["code"]>(["token_revoked", "gate_unreachable"]);

/**
 * Gathers the facts: at most one call to Enedis for each series of the plan, and two about the meter itself when none of those
 * brought a reading.
 */
export async function gatherFacts(
  c: Context<TokenEnv>,
  request: DiagnosisRequest,
  nowMs: number,
): Promise<Outcome<Facts>> {
  const { usagePointId, roles, about, closed, plan } = request;
  const trials: Trial[] = [];
  for (const attempt of plan) {
    const trial = await tryReading(c, usagePointId, attempt, nowMs);
    if (trial.failure !== null && REFUSED.has(trial.failure.code)) return refused(trial.failure);
    trials.push(trial);
    if (!isWorthAnother(trial.failure)) break;
  }

  const symptoms = { nowMs, about, closed, trials, meterState: null };
  const meterState = isWorthMeterState(symptoms) ? await askMeterState(c, usagePointId) : null;

  const status = await readTokenStatus(c.env, c.var.bearer, [usagePointId]);
  if (!status.ok) return status;
  const known = await askGate(c.env, (gate) => gate.budgets([usagePointId], c.var.bearer.id));
  if (!known.ok) return known;
  const [budgets] = known.value as [Budgets];
  const { verdict: service } = await currentStatus(c.env, clockOf(c));
  return accepted({ ...symptoms, meterState, token: c.var.claims, roles, budgets, service });
}

/** What Enedis does not say, or refuses to, is not known: the readings are what the diagnosis is about. */
async function askMeterState(c: Context<TokenEnv>, usagePointId: UsagePointId): Promise<MeterState> {
  const enedis = enedisFrom(c, c.var.bearer);
  const [synthesis, supply] = await Promise.all([
    enedis.contract("synth_contrat_auto", usagePointId),
    enedis.contract("alimentation_auto", usagePointId),
  ]);
  const level = synthesis.ok ? synthesis.value.servicesLevel : synthesis;
  return {
    servicesLevel: level.ok ? level.value : null,
    connectionState: supply.ok ? supply.value.connectionState : null,
  };
}

async function tryReading(
  c: Context<TokenEnv>,
  usagePointId: UsagePointId,
  { direction, series, measure, window }: Attempt,
  nowMs: number,
): Promise<Trial> {
  const run = readingRun(
    { direction, series, window, mostCalls: 1, resumption: null, nowMs },
    askFor(c, { measure, usagePointId }),
  );
  const coverage: DayCoverage[] = [];
  let dropped: Dropped = NONE_DROPPED;
  let last: Row | undefined;
  let step = await run.next();
  for (; !step.done; step = await run.next()) {
    coverage.push(...step.value.coverage);
    dropped = addDropped(dropped, step.value.dropped);
    last = step.value.rows.at(-1) ?? last;
  }
  const { emptyRefusal, unread, failure: failed } = step.value;
  // A period that Enedis refuses because of its first days would take more calls to read: what it said is enough.
  const stopped = unread === null || unread.why.code === "calls_per_answer" ? null : unread.why;
  const failure = failed ?? stopped;
  const stepMinutes = SERIES[series].stepMs !== null && last ? (last.endMs - last.startMs) / 60_000 : null;
  return {
    direction,
    series,
    window,
    coverage: failure === null ? coverage : [],
    dropped,
    stepMinutes,
    emptyRefusal,
    failure: failure && explainFirstDay(c, failure, nowMs),
  };
}
