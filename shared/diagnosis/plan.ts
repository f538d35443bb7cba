import { type DirectedSeries, SERIES } from "../readings/series.ts";
import type { Refusal } from "../refusals/refusal.ts";
import type { Direction, Scope } from "../token/scope.ts";
import type { Facts } from "./facts.ts";
import { lastDayOf, type Symptoms, troublesOf } from "./troubles.ts";

/**
 * The series to try, in order, each with one call to Enedis: the days first, because they tell most, then the named series or
 * else the load curve. Only what the token opens.
 */
export function planOf(
  about: DirectedSeries | null,
  direction: Direction,
  { details }: Scope,
): readonly DirectedSeries[] {
  const second: DirectedSeries = about ?? { direction, series: "load_curve" };
  const first: DirectedSeries = { direction: second.direction, series: "daily" };
  const plan = second.series === first.series ? [first] : [first, second];
  return plan.filter(({ series }) => details.includes(SERIES[series].family));
}

/** The direction to look at when none is named: what the meter measures and the token opens, consumption first. */
export function directionFor(roles: Facts["roles"], { directions }: Scope): Direction {
  const [direction] = directions.filter((open) => roles.length === 0 || roles.includes(open));
  return direction ?? (directions[0] as Direction);
}

/** Failures that may concern one series only, so the next series is worth a call. Any other failure would repeat. */
const ABOUT_ONE = new Set<Refusal["code"]>([
  "enedis_no_consent",
  "enedis_technical_error",
  "enedis_malformed_answer",
  "enedis_invalid_request",
  "enedis_unknown",
]);

/** Whether the next series is worth its call after this failure. */
export const isWorthAnother = (failure: Refusal | null): boolean => failure === null || ABOUT_ONE.has(failure.code);

/** How the readings of a meter that does not communicate, or is not supplied, come out. */
const SILENCE = new Set<Refusal["code"]>(["hole", "collection_off", "enedis_technical_error", "enedis_no_such_point"]);

/** Whether the state of the meter itself is worth two calls: nothing was read at all, and it could be why. */
export const isWorthMeterState = (symptoms: Symptoms): boolean =>
  symptoms.trials.every((trial) => lastDayOf(trial) === null) &&
  troublesOf(symptoms).some((trouble) => SILENCE.has(trouble.code) && !("settles" in trouble && trouble.settles));
