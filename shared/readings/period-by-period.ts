import type { MeasureAnswer } from "../enedis/wire.ts";
import type { Period } from "../measures/period.ts";
import { addDays, daysBetween } from "../paris-time.ts";
import type { Outcome, Refusal } from "../refusals/refusal.ts";

/** Why a run stopped: a refusal, or because one answer spends no more calls than this. */
export type Stop = Refusal | { readonly code: "calls_per_answer" };

/** What one call came to. */
export type Answered = Outcome<MeasureAnswer, Stop>;

/** Asks Enedis for one period. */
export type Call = (period: Period) => Promise<Answered>;

/** A period and what Enedis answers for it. */
interface Step {
  readonly period: Period;
  readonly answered: Answered;
}

/**
 * Enedis refuses a whole period that begins before the meter was put into service. The day is then found by halving, first
 * among the periods, then inside one: every day that exists is read once, and few calls are refused.
 */
export async function* periodByPeriod(periods: readonly Period[], call: Call): AsyncGenerator<Step> {
  for (const [at, period] of periods.entries()) {
    const answered = await call(period);
    if (isBeforeActivation(answered)) {
      yield* fromActivation(periods.slice(at), answered, call);
      return;
    }
    yield { period, answered };
  }
}

/** The first of these periods was refused. */
async function* fromActivation(periods: readonly Period[], refusal: Answered, call: Call): AsyncGenerator<Step> {
  const known = new Map<Period, Answered>();
  let [before, after] = [0, periods.length];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    const period = periods[middle] as Period;
    const answered = await call(period);
    if (isBeforeActivation(answered)) before = middle;
    else {
      known.set(period, answered);
      after = middle;
    }
  }
  for (const period of periods.slice(0, before)) yield { period, answered: refusal };
  yield* halves(periods[before] as Period, refusal, call);
  for (const period of periods.slice(after)) yield { period, answered: known.get(period) ?? (await call(period)) };
}

/** This one period was refused; its last days may exist. */
async function* halves({ start, end }: Period, refusal: Answered, call: Call): AsyncGenerator<Step> {
  const later: Step[] = [];
  let [before, after] = [start, end];
  while (daysBetween(before, after) > 1) {
    const middle = addDays(before, Math.floor(daysBetween(before, after) / 2));
    const period = { start: middle, end: after };
    const answered = await call(period);
    if (isBeforeActivation(answered)) before = middle;
    else {
      later.unshift({ period, answered });
      after = middle;
    }
  }
  yield { period: { start, end: after }, answered: refusal };
  yield* later;
}

const isBeforeActivation = (answered: Answered): boolean =>
  !answered.ok && answered.refusal.code === "enedis_before_activation";
