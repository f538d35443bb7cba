import type { MeasureAnswer } from "../enedis/wire.ts";
import { type Dropped, NONE_DROPPED } from "../measures/dropped.ts";
import type { Period } from "../measures/period.ts";
import { addDays, type Day, dayStartMs, daysOf } from "../paris-time.ts";
import { type Outcome, type Refusal, refused } from "../refusals/refusal.ts";
import type { Row } from "./columns.ts";
import { CoverageCount, type DayCoverage } from "./coverage.ts";
import type { LastValues } from "./dial.ts";
import { withinEnedisDay } from "./enedis-day.ts";
import { type Hole, holesWithin } from "./hole.ts";
import { type Answered, periodByPeriod, type Stop } from "./period-by-period.ts";
import { type DirectedSeries, SERIES } from "./series.ts";
import { periodsOf, type Window } from "./window.ts";

/** What to read, and how many calls to Enedis one answer may spend. */
export interface Wanted extends DirectedSeries {
  readonly window: Window;
  /** Where the answer before ended; `null`: there is none, and the reading begins with the window. */
  readonly resumption: Resumption | null;
  readonly mostCalls: number;
  readonly nowMs: number;
}

/** What a reading goes on with: the first day to ask for, and the last value of each dial before it. */
export interface Resumption {
  readonly from: Day;
  readonly last: LastValues;
}

/** Asks Enedis for one period; `isFirst`: a caller waits for this one; the others are the rest of an import. */
export type AskEnedis = (period: Period, isFirst: boolean) => Promise<Outcome<MeasureAnswer>>;

/** What one period brought. */
export interface Batch {
  readonly rows: readonly Row[];
  readonly coverage: readonly DayCoverage[];
  readonly dropped: Dropped;
  readonly holes: readonly Hole[];
}

/** How a run ended. */
export interface RunEnd {
  readonly calls: number;
  /** Where nothing more was read, and why; `next`: the day from which a reading can go on without the periods that failed. */
  readonly unread: (Resumption & { readonly why: Stop; readonly next: Day }) | null;
  /** The last refusal that said that a period has no reading. */
  readonly emptyRefusal: Refusal | null;
  /** The first refusal of a period that was left out. */
  readonly failure: Refusal | null;
}

/** Refusals that say that a period has no reading, not that it cannot be read. */
const EMPTY = new Set<Stop["code"]>([
  "enedis_no_data",
  "enedis_before_activation",
  "enedis_load_curve_off",
  "not_published_yet",
]);

/** Refusals that may be about one period alone: the others are worth a call. */
const OF_A_PERIOD = new Set<Stop["code"]>([
  "enedis_technical_error",
  "enedis_unavailable",
  "enedis_unknown",
  "enedis_timeout",
  "enedis_unreachable",
  "enedis_malformed_answer",
  "enedis_oversized_answer",
]);
/** So many failures in a row are not worth another call: Enedis may be down. */
const MOST_FAILURES = 3;

const isOfAPeriod = (stop: Stop): stop is Refusal => OF_A_PERIOD.has(stop.code);

/** A period that failed, and what it comes to if the others do not fail too. */
interface Failed {
  readonly resumption: Resumption;
  readonly refusal: Refusal;
  readonly batch: Batch;
}

const NOTHING = { rows: [], dropped: NONE_DROPPED, unreadable: [] };

/**
 * Reads a window period by period, oldest first, and hands on each as it comes: nothing is kept but the counts. A period that
 * fails alone is a hole, and the others are read (decision 0094). It ends with the window, with the calls of one answer, with
 * the first refusal that is not about a period alone, or after three periods in a row that failed: those are left unread.
 */
export async function* readingRun(wanted: Wanted, ask: AskEnedis): AsyncGenerator<Batch, RunEnd> {
  const { series, direction, window, mostCalls, resumption, nowMs } = wanted;
  const { rowReader, mostDays, extraDays, stepMs } = SERIES[series];
  const coverage = new CoverageCount(window, stepMs);
  let last = new Map(resumption?.last);
  let rowsOf = rowReader(direction, last);
  let calls = 0;
  let emptyRefusal: Refusal | null = null;
  let failure: Refusal | null = null;
  let failed: readonly Failed[] = [];
  let [isGivenUp, hasRows] = [false, false];
  const call = async (period: Period): Promise<Answered> => {
    const latest = failed.at(-1);
    isGivenUp = failed.length >= MOST_FAILURES;
    if (isGivenUp && latest !== undefined) return refused(latest.refusal);
    return calls < mostCalls ? ask(period, calls++ === 0) : refused({ code: "calls_per_answer" });
  };

  // What begins before the window is not asked for, but for a difference that an answer before began.
  const isAsked = (startMs: number) =>
    startMs >= window.startMs || (resumption !== null && startMs < dayStartMs(resumption.from));
  const { start, end } = window.days;
  const from = resumption !== null && resumption.from > start ? resumption.from : start;
  const periods = periodsOf({ start: from, end: addDays(end, extraDays) }, mostDays);
  for await (const { period, answered } of periodByPeriod(periods, withinEnedisDay(call, nowMs))) {
    const read = answered.ok ? rowsOf(answered.value, period) : answered;
    const first = addDays(period.start, -extraDays);
    // The last day of a period that needs the day after it is known with the next period.
    const days = daysOf(first < start ? start : first, addDays(period.end, -extraDays));
    if (read.ok || EMPTY.has(read.refusal.code)) {
      for (const { batch } of failed) yield batch;
      failed = [];
      if (!read.ok && read.refusal.code !== "not_published_yet") emptyRefusal = read.refusal as Refusal;
      const { rows, dropped, unreadable } = read.ok ? read.value : NOTHING;
      const inside = rows.filter(({ startMs, endMs }) => isAsked(startMs) && endMs <= window.endMs);
      hasRows ||= inside.length > 0;
      yield { rows: inside, coverage: coverage.count(days, inside), dropped, holes: holesWithin(unreadable, window) };
      continue;
    }

    const refusal = read.refusal as Stop;
    if (isOfAPeriod(refusal) && !isGivenUp) {
      failure ??= refusal;
      const span = { startMs: dayStartMs(first), endMs: dayStartMs(period.end), refusal };
      const holes = holesWithin([span], window);
      const batch = { rows: [], coverage: coverage.count(days, []), dropped: NONE_DROPPED, holes };
      failed = [...failed, { resumption: { from: period.start, last }, refusal, batch }];
      // What is made of two periods is not made of those before and after it.
      last = new Map();
      rowsOf = rowReader(direction, last);
      continue;
    }
    // What failed last is left for the next answer, unless that one would begin and end with it too.
    const next = { from: period.start, last };
    const stopped = (at: Resumption): RunEnd => {
      const asked = new Map([...at.last].filter(([, { atMs }]) => isAsked(atMs)));
      const unread = { from: at.from, last: asked, why: refusal, next: next.from };
      return { calls, unread, emptyRefusal, failure };
    };
    if (refusal.code !== "calls_per_answer" || hasRows) return stopped(failed[0]?.resumption ?? next);
    for (const { batch } of failed) yield batch;
    return stopped(next);
  }
  for (const { batch } of failed) yield batch;
  return { calls, unread: null, emptyRefusal, failure };
}
