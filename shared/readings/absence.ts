import { addDays, dayStartMs, daysBetween, parisDay } from "../paris-time.ts";
import type { ReadingsRefusal, Refusal } from "../refusals/refusal.ts";
import type { DayCoverage } from "./coverage.ts";
import { nextArrivalMs } from "./freshness.ts";
import { SERIES, type SeriesName } from "./series.ts";
import type { Window } from "./window.ts";

/** The slowest meters seen are published three days after the others. */
const LATEST_DAYS = 3;
/** A hole is seldom longer: a curve that is missing for a week was not collected. */
const LONGEST_HOLE_DAYS = 7;

interface SeriesWindow {
  readonly series: SeriesName;
  readonly window: Window;
}

/** The likeliest reason why Enedis has no reading at all in a window; `emptyRefusal`: what it answered. */
export function explainAbsence(
  { series, window }: SeriesWindow,
  emptyRefusal: Refusal | null,
  nowMs: number,
): ReadingsRefusal {
  if (emptyRefusal?.code === "enedis_before_activation") return { code: "before_activation" };
  if (emptyRefusal?.code === "enedis_load_curve_off") return { code: "collection_off" };
  const published = dayStartMs(addDays(parisDay(nowMs), -1 - LATEST_DAYS));
  if (window.startMs >= published) {
    return { code: "not_published_yet", retryAfterMs: nextArrivalMs(nowMs, true) - nowMs };
  }
  const isLong = daysBetween(window.days.start, window.days.end) >= LONGEST_HOLE_DAYS;
  return { code: SERIES[series].needsCollection && isLong ? "collection_off" : "hole" };
}

/** The same for a window of which a part is there: its last days first, then its holes. `null`: nothing is missing. */
export function explainMissing(
  { series, window }: SeriesWindow,
  coverage: readonly DayCoverage[],
  emptyRefusal: Refusal | null,
  nowMs: number,
): ReadingsRefusal | null {
  const last = coverage.findLast(({ present }) => present > 0);
  if (last === undefined) return explainAbsence({ series, window }, emptyRefusal, nowMs);
  const start = addDays(last.day, 1);
  if (start < window.days.end) {
    const tail = { ...window, startMs: dayStartMs(start), days: { start, end: window.days.end } };
    return explainAbsence({ series, window: tail }, null, nowMs);
  }
  return coverage.some(({ missing }) => missing > 0) ? { code: "hole" } : null;
}
