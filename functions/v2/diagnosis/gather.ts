import type { Context } from "hono";
import type { Source } from "../../../shared/calls/source.ts";
import { allowForActivation } from "../../../shared/consent/activation.ts";
import type { Facts, MeterState, Trial } from "../../../shared/diagnosis/facts.ts";
import { isWorthAnother, isWorthMeterState } from "../../../shared/diagnosis/plan.ts";
import { clockOf } from "../../../shared/http/clock.ts";
import type { TokenEnv } from "../../../shared/http/require-token.ts";
import { sourceOf } from "../../../shared/http/source.ts";
import { addDropped, type Dropped, NONE_DROPPED } from "../../../shared/measures/dropped.ts";
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
  const source = sourceOf(c);
  const trials: Trial[] = [];
  for (const attempt of plan) {
    const trial = await tryReading(c, usagePointId, attempt, nowMs);
    if (trial.failure !== null && REFUSED.has(trial.failure.code)) return refused(trial.failure);
    trials.push(trial);
    if (!isWorthAnother(trial.failure)) break;
  }

  const symptoms = { nowMs, about, closed, trials, meterState: null };
  const meterState = isWorthMeterState(symptoms) ? await askMeterState(source, usagePointId) : null;

  const status = await source.tokenStatus([usagePointId]);
  if (!status.ok) return status;
  const budgets = await source.budgets(usagePointId);
  if (!budgets.ok) return budgets;
  const { verdict: service } = await currentStatus(c.env, clockOf(c));
  return accepted({ ...symptoms, meterState, token: c.var.claims, roles, budgets: budgets.value, service });
}

/** What Enedis does not say, or refuses to, is not known: the readings are what the diagnosis is about. */
async function askMeterState(source: Source, usagePointId: UsagePointId): Promise<MeterState> {
  const [synthesis, supply] = await Promise.all([
    source.contract("synth_contrat_auto", usagePointId),
    source.contract("alimentation_auto", usagePointId),
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
    sourceOf(c).ask({ measure, usagePointId }),
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
    failure: failure && allowForActivation(failure, c.var.claims, nowMs),
  };
}
