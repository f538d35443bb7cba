import type { Day } from "../paris-time.ts";
import { explainMissing } from "../readings/absence.ts";
import type { Refusal } from "../refusals/refusal.ts";
import type { Facts, Trial } from "./facts.ts";

/** Everything that is wrong with what the diagnosis is about. */
export function troublesOf(facts: Facts): readonly Refusal[] {
  if (facts.closed !== null) return [facts.closed];
  return subjectsOf(facts).flatMap((trial) => troubleOf(trial, facts) ?? []);
}

/** The last day of which there is a reading; `null` when there is none. */
export const lastDayOf = ({ coverage }: Trial): Day | null =>
  coverage.findLast(({ present }) => present > 0)?.day ?? null;

/** The named series, or all; when it was not tried, because another one failed first, that one. */
function subjectsOf({ about, trials }: Facts): readonly Trial[] {
  const named = trials.filter(({ direction, series }) => direction === about?.direction && series === about.series);
  return named.length > 0 ? named : trials;
}

function troubleOf(trial: Trial, { trials, nowMs }: Facts): Refusal | null {
  const { series, window, coverage, dropped, emptyRefusal, failure } = trial;
  const others = trials.filter((other) => other !== trial);
  if (failure?.code === "enedis_no_consent" && others.some((other) => other.failure === null)) {
    return { code: "service_missing" };
  }
  if (failure !== null) return failure;

  const missing = explainMissing({ series, window }, coverage, emptyRefusal, nowMs);
  // What is missing is there, and cannot be read.
  if (missing?.code === "hole" && dropped.unreadable > 0) return { code: "enedis_malformed_answer" };
  // Enedis said that the curve is off, or it is concluded from a week without one: then the days must be there without it.
  const isConcluded = missing?.code === "collection_off" && emptyRefusal?.code !== "enedis_load_curve_off";
  const days = others.find((other) => other.failure === null);
  if (!isConcluded || days === undefined || lastDayOf(days) !== null) return missing;
  return explainMissing({ series: days.series, window: days.window }, days.coverage, days.emptyRefusal, nowMs);
}
