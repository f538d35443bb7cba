import type { Day } from "../paris-time.ts";
import { explainMissing } from "../readings/absence.ts";
import type { Refusal } from "../refusals/refusal.ts";
import type { Facts, MeterState, Trial } from "./facts.ts";

/** The facts that say what is wrong; the others say what is not. */
export type Symptoms = Pick<Facts, "nowMs" | "about" | "closed" | "trials" | "meterState">;

/** Everything that is wrong with what the diagnosis is about. */
export function troublesOf(facts: Symptoms): readonly Refusal[] {
  if (facts.closed !== null) return [facts.closed];
  const ofMeter = facts.meterState && meterTrouble(facts.meterState);
  if (ofMeter !== null) return [ofMeter];
  return subjectsOf(facts).flatMap((trial) => troubleOf(trial, facts) ?? []);
}

/** Why a meter gives no readings at all, whatever is asked of it. One that is cut off cannot communicate either. */
function meterTrouble({ connectionState, servicesLevel }: MeterState): Refusal | null {
  if (connectionState === "cut" || connectionState === "not_supplied") return { code: "not_supplied" };
  if (servicesLevel === "not_communicating") return { code: "not_communicating" };
  return servicesLevel === "closed" ? { code: "services_closed" } : null;
}

/** The last day of which there is a reading; `null` when there is none. */
export const lastDayOf = ({ coverage }: Trial): Day | null =>
  coverage.findLast(({ present }) => present > 0)?.day ?? null;

/** The named series, or all; when it was not tried, because another one failed first, that one. */
function subjectsOf({ about, trials }: Symptoms): readonly Trial[] {
  const named = trials.filter(({ direction, series }) => direction === about?.direction && series === about.series);
  return named.length > 0 ? named : trials;
}

function troubleOf(trial: Trial, { trials, nowMs }: Symptoms): Refusal | null {
  const { series, window, coverage, emptyRefusal, failure } = trial;
  const others = trials.filter((other) => other !== trial);
  if (failure?.code === "enedis_no_consent" && others.some((other) => other.failure === null)) {
    return { code: "service_missing" };
  }
  if (failure !== null) return failure;

  const missing = explainMissing({ series, window }, coverage, emptyRefusal, nowMs);
  if (missing !== null && isUnreadable(missing, trial)) return { code: "enedis_malformed_answer" };
  // Enedis said that the curve is off, or it is concluded from a week without one: then the days must be there without it.
  const isConcluded = missing?.code === "collection_off" && emptyRefusal?.code !== "enedis_load_curve_off";
  const days = others.find((other) => other.failure === null);
  if (!isConcluded || days === undefined || lastDayOf(days) !== null) return missing;
  return explainMissing({ series: days.series, window: days.window }, days.coverage, days.emptyRefusal, nowMs);
}

/** What is missing is there, and cannot be read. Of a day that may still come, only when that is all that is missing. */
function isUnreadable({ code }: Refusal, { coverage, dropped: { unreadable } }: Trial): boolean {
  const lacking = coverage.reduce((all, { missing }) => all + missing, 0);
  return unreadable > 0 && (code === "hole" || (code === "not_published_yet" && unreadable >= lacking));
}
