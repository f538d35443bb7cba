import { addDays, dayEndMs, dayStartMs, daysBetween, parisDay } from "../paris-time.ts";
import type { ReadingsRefusal, Refusal } from "../refusals/refusal.ts";
import type { DayCoverage } from "./coverage.ts";
import { nextArrivalMs } from "./freshness.ts";
import type { Hole } from "./hole.ts";
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
  if (window.startMs >= publishedMs(nowMs)) return notPublishedYet(nowMs);
  const isLong = daysBetween(window.days.start, window.days.end) >= LONGEST_HOLE_DAYS;
  return { code: SERIES[series].needsCollection && isLong ? "collection_off" : "hole" };
}

/** From here on a reading may be missing because it is late. */
const publishedMs = (nowMs: number): number => dayStartMs(addDays(parisDay(nowMs), -1 - LATEST_DAYS));

const notPublishedYet = (nowMs: number) =>
  ({ code: "not_published_yet", retryAfterMs: nextArrivalMs(nowMs, true) - nowMs }) as const;

/** The end of a window when its readings break off on a day that may still be published; `reachedMs`: the end of the last. */
export function unpublishedEnd(
  window: Window,
  coverage: readonly DayCoverage[],
  reachedMs: number,
  nowMs: number,
): Hole | null {
  const last = coverage.findLast(({ present }) => present > 0);
  const fromMs = publishedMs(nowMs);
  if (last === undefined || dayEndMs(last.day) < fromMs) return null;
  const startMs = Math.max(reachedMs, last.missing > 0 ? fromMs : dayEndMs(last.day));
  if (startMs >= window.endMs) return null;
  return { startMs, endMs: window.endMs, refusal: notPublishedYet(nowMs) };
}

/** The likeliest reason why a part of a window is missing: its last days first, then its holes. `null`: nothing is missing. */
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
  const lacking = coverage.filter(({ missing }) => missing > 0);
  const isLate = last.missing > 0 && lacking.every(({ day }) => dayStartMs(day) >= publishedMs(nowMs));
  if (isLate) return notPublishedYet(nowMs);
  return lacking.length > 0 ? { code: "hole" } : null;
}
