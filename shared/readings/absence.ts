import { addDays, dayStartMs, daysBetween, parisDay } from "../paris-time.ts";
import type { ReadingsRefusal, Refusal } from "../refusals/refusal.ts";
import { nextArrivalMs } from "./freshness.ts";
import type { SeriesName } from "./series.ts";
import type { Window } from "./window.ts";

/** The slowest meters seen are published three days after the others. */
const LATEST_DAYS = 3;
/** A hole is seldom longer: a curve that is missing for a week was not collected. */
const LONGEST_HOLE_DAYS = 7;

/** The likeliest reason why Enedis has no reading at all in a window; `said`: what it answered. */
export function explainAbsence(
  { series, window }: { readonly series: SeriesName; readonly window: Window },
  said: Refusal | null,
  nowMs: number,
): ReadingsRefusal {
  if (said?.code === "enedis_before_activation") return { code: "before_activation" };
  if (said?.code === "enedis_load_curve_off") return { code: "collection_off" };
  const published = dayStartMs(addDays(parisDay(nowMs), -1 - LATEST_DAYS));
  if (window.startMs >= published) {
    return { code: "not_published_yet", retryAfterMs: nextArrivalMs(nowMs, true) - nowMs };
  }
  const isLong = daysBetween(window.days.start, window.days.end) >= LONGEST_HOLE_DAYS;
  return { code: series === "load_curve" && isLong ? "collection_off" : "hole" };
}
