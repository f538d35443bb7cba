import type { MeasureAnswer } from "../enedis/wire.ts";
import { type Dropped, NONE_DROPPED } from "../measures/dropped.ts";
import type { Period } from "../measures/period.ts";
import { addDays, type Day, dayStartMs, daysOf } from "../paris-time.ts";
import { type Outcome, type Refusal, refused } from "../refusals/refusal.ts";
import type { Row } from "./columns.ts";
import { CoverageCount, type DayCoverage } from "./coverage.ts";
import { type Hole, holesWithin } from "./hole.ts";
import { type Answered, periodByPeriod, type Stop } from "./period-by-period.ts";
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
  readonly dropped: Dropped;
  readonly holes: readonly Hole[];
}

/** How a run ended. */
export interface RunEnd {
  readonly calls: number;
  /** The day from which on nothing was read, and why; `next`: where a reading can go on without the periods that failed. */
  readonly unread: { readonly from: Day; readonly why: Stop; readonly next: Day } | null;
  /** The last refusal that said that a period has no reading. */
  readonly emptyRefusal: Refusal | null;
  /** The first refusal of a period that was left out. */
  readonly failure: Refusal | null;
}

/** Refusals that say that a period has no reading, not that it cannot be read. */
const EMPTY = new Set<Stop["code"]>(["enedis_no_data", "enedis_before_activation", "enedis_load_curve_off"]);

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
  readonly start: Day;
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
  const { series, direction, window, mostCalls } = wanted;
  const { rowReader, mostDays, extraDays, stepMs } = SERIES[series];
  const coverage = new CoverageCount(window, stepMs);
  let rowsOf = rowReader(direction);
  let calls = 0;
  let emptyRefusal: Refusal | null = null;
  let failure: Refusal | null = null;
  let failed: readonly Failed[] = [];
  let [isGivenUp, hasRows] = [false, false];
  const call = async (period: Period): Promise<Answered> => {
    const last = failed.at(-1);
    isGivenUp = failed.length >= MOST_FAILURES;
    if (isGivenUp && last !== undefined) return refused(last.refusal);
    return calls < mostCalls ? ask(period, calls++ === 0) : refused({ code: "calls_per_answer" });
  };

  const { start, end } = window.days;
  const periods = periodsOf({ start, end: addDays(end, extraDays) }, mostDays);
  for await (const { period, answered } of periodByPeriod(periods, call)) {
    const read = answered.ok ? rowsOf(answered.value, period) : answered;
    const days = daysOf(period.start, period.end < end ? period.end : end);
    if (read.ok || EMPTY.has(read.refusal.code)) {
      for (const { batch } of failed) yield batch;
      failed = [];
      if (!read.ok) emptyRefusal = read.refusal as Refusal;
      const { rows, dropped, unreadable } = read.ok ? read.value : NOTHING;
      const inside = rows.filter(({ startMs, endMs }) => startMs >= window.startMs && endMs <= window.endMs);
      hasRows ||= inside.length > 0;
      yield { rows: inside, coverage: coverage.count(days, inside), dropped, holes: holesWithin(unreadable, window) };
      continue;
    }

    const refusal = read.refusal as Stop;
    if (isOfAPeriod(refusal) && !isGivenUp) {
      failure ??= refusal;
      const span = { startMs: dayStartMs(addDays(period.start, -extraDays)), endMs: dayStartMs(period.end), refusal };
      const holes = holesWithin([span], window);
      const batch = { rows: [], coverage: coverage.count(days, []), dropped: NONE_DROPPED, holes };
      failed = [...failed, { start: period.start, refusal, batch }];
      // What is made of two periods is not made of those before and after it.
      rowsOf = rowReader(direction);
      continue;
    }
    // What failed last is left for the next answer, unless that one would begin and end with it too.
    const next = period.start;
    if (refusal.code !== "calls_per_answer" || hasRows) {
      const from = failed[0]?.start ?? next;
      return { calls, unread: { from, why: refusal, next }, emptyRefusal, failure };
    }
    for (const { batch } of failed) yield batch;
    return { calls, unread: { from: next, why: refusal, next }, emptyRefusal, failure };
  }
  for (const { batch } of failed) yield batch;
  return { calls, unread: null, emptyRefusal, failure };
}
