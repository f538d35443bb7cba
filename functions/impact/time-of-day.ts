import type { Clock } from "../../shared/calls/single-flight.ts";
import type { Env } from "../../shared/config/env.ts";
import { parisMidnightMs } from "../../shared/impact/paris-midnight.ts";
import { type Weighed, weigh } from "../../shared/impact/time-of-day.ts";
import type { Detailed, Full } from "../../shared/impact/v1.0.0/answer.ts";
import type { Curve, Interval } from "../../shared/impact/v1.0.0/curve.ts";
import { cutIntoPeriods } from "../../shared/impact/v1.0.0/periods.ts";
import type { Simulation } from "../../shared/impact/v1.0.0/request.ts";
import type { QuarterAt } from "../../shared/intensity/days.ts";
import { ECO2MIX_METHOD } from "../../shared/intensity/method.ts";
import { knownQuarters } from "./known-quarters.ts";

const NO_VALUE = "éCO2mix has no value for any interval of this curve yet.";
const ARCHIVE_AWAY = "The copy of éCO2mix does not respond at the moment. Ask again later.";

/**
 * Adds what a curve emitted by when it was drawn, as a second indicator `cch` of its own method. The archive is a help: an answer
 * does without it rather than fail.
 */
export async function addTimeOfDay<A extends Full>(
  env: Env,
  clock: Clock,
  { curve }: Simulation,
  answer: A,
): Promise<A> {
  if (curve === null) return answer;
  const quarterAt = await knownQuarters(env, clock, curve.intervals);
  if (quarterAt === null) return withheld(answer, ARCHIVE_AWAY);
  const parts = "byDay" in answer ? { ...answer, ...partsOf(answer as unknown as Detailed, curve, quarterAt) } : answer;
  const { kg, ...coverage } = weigh(curve.intervals, quarterAt);
  if (kg === null) return withheld(parts, NO_VALUE);
  const { id, name, publishedOn, licence, attribution } = ECO2MIX_METHOD;
  const indicator = {
    key: "cch",
    value: kg,
    unit: "kg CO2",
    method: { id, name, publishedOn, licence, attribution },
    coverage,
  };
  return { ...parts, indicators: [...answer.indicators, indicator] };
}

const withheld = <A extends Full>(answer: A, reason: string): A => ({
  ...answer,
  withheld: { ...answer.withheld, "cch (eco2mix)": reason },
});

/** The days and hours of the answer, in its own order, each with what it emitted. */
function partsOf({ byDay = [], byHour = [] }: Detailed, curve: Curve, quarterAt: QuarterAt) {
  const { days, hours } = cutIntoPeriods(curve, parisMidnightMs);
  const of = (part: { readonly intervals: readonly Interval[] } | undefined) => ({
    timeOfDay: brief(weigh(part?.intervals ?? [], quarterAt)),
  });
  return {
    byDay: byDay.map((day, index) => ({ ...day, ...of(days[index]) })),
    byHour: byHour.map((hour, index) => ({ ...hour, ...of(hours[index]) })),
  };
}

const brief = ({ kg, intervals, weighedIntervals }: Weighed) => ({
  ...(kg !== null && { cch: kg }),
  intervals,
  weighedIntervals,
});
