import type { MeasureAnswer } from "../enedis/wire.ts";
import type { Period } from "../measures/period.ts";
import { addDays, type Day, daysBetween, daysOf } from "../paris-time.ts";
import { type Outcome, type Refusal, refused } from "../refusals/refusal.ts";
import type { Row } from "./columns.ts";
import { CoverageCount, type DayCoverage } from "./coverage.ts";
import { type DirectedSeries, SERIES } from "./series.ts";
import { periodsOf, type Window } from "./window.ts";

/** What to read, and how many calls to Enedis one answer may spend. */
export interface Wanted extends DirectedSeries {
  readonly window: Window;
  readonly mostCalls: number;
}

/** Asks Enedis for one period; `isFirst`: a caller waits for this one; the others are the rest of an import. */
export type AskEnedis = (period: Period, isFirst: boolean) => Promise<Outcome<MeasureAnswer>>;

/** What one period brought. */
export interface Batch {
  readonly rows: readonly Row[];
  readonly coverage: readonly DayCoverage[];
}

/** Why a run stopped: a refusal, or because one answer spends no more calls than this. */
export type Stop = Refusal | { readonly code: "calls_per_answer" };

/** How a run ended: the day from which on nothing was read, and why. */
export interface RunEnd {
  readonly calls: number;
  readonly unread: { readonly from: Day; readonly why: Stop } | null;
  /** The last refusal that said that a period has no reading. */
  readonly emptyRefusal: Refusal | null;
}

/** Refusals that say that a period has no reading, not that it cannot be read. */
const EMPTY = new Set<Stop["code"]>(["enedis_no_data", "enedis_before_activation", "enedis_load_curve_off"]);

type Answered = Outcome<MeasureAnswer, Stop>;
type Call = (period: Period) => Promise<Answered>;

/**
 * Reads a window period by period, oldest first, and hands on each as it comes: nothing is kept but the counts. It ends with
 * the window, with the calls of one answer, or with the first refusal that is not about a period alone.
 */
export async function* readingRun(wanted: Wanted, ask: AskEnedis): AsyncGenerator<Batch, RunEnd> {
  const { series, direction, window, mostCalls } = wanted;
  const { rowReader, mostDays, extraDays, stepMs } = SERIES[series];
  const rowsOf = rowReader(direction);
  const coverage = new CoverageCount(window, stepMs);
  let calls = 0;
  let emptyRefusal: Refusal | null = null;
  const call: Call = async (period) => {
    if (calls >= mostCalls) return refused({ code: "calls_per_answer" });
    return ask(period, calls++ === 0);
  };

  const { start, end } = window.days;
  const periods = periodsOf({ start, end: addDays(end, extraDays) }, mostDays);
  for await (const { period, answered } of inOrder(periods, call)) {
    const read = answered.ok ? rowsOf(answered.value) : answered;
    if (!read.ok && !EMPTY.has(read.refusal.code)) {
      return { calls, unread: { from: period.start, why: read.refusal }, emptyRefusal };
    }
    if (!read.ok) emptyRefusal = read.refusal as Refusal;
    const rows = (read.ok ? read.value : []).filter(
      ({ startMs, endMs }) => startMs >= window.startMs && endMs <= window.endMs,
    );
    const days = daysOf(period.start, period.end < end ? period.end : end);
    yield { rows, coverage: coverage.count(days, rows) };
  }
  return { calls, unread: null, emptyRefusal };
}

interface Step {
  readonly period: Period;
  readonly answered: Answered;
}

/**
 * Enedis refuses a whole period that begins before the meter was put into service. The day is then found by halving, first
 * among the periods, then inside one: every day that exists is read once, and few calls are refused.
 */
async function* inOrder(periods: readonly Period[], call: Call): AsyncGenerator<Step> {
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
