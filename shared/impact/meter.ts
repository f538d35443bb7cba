import type { Point } from "../measures/points.ts";
import { accepted, type EnedisRefusal, type Outcome, refused } from "../refusals/refusal.ts";
import { parisMidnightMs } from "./paris-midnight.ts";
import { full, type Values } from "./v1.0.0/answer.ts";
import { FRENCH_LOW_VOLTAGE, processOf, SCORE_METHODS } from "./v1.0.0/factors/factors.ts";
import { readRequest, type Simulation } from "./v1.0.0/request.ts";
import { rounded } from "./v1.0.0/score.ts";

type Reading = Pick<Point, "stamp" | "value">;

/** What daily readings (Wh) hold together, as household electricity. */
export const energyOf = (days: readonly Reading[]): Simulation =>
  household(days.reduce((sum, { value }) => sum + Number(value), 0));

/** Each day that has a reading, costed. */
export const impactByDay = (
  days: readonly Reading[],
): readonly { readonly day: string; readonly kWh: number; readonly score: Values; readonly impacts: Values }[] =>
  days.map(({ stamp, value }) => {
    const simulation = household(Number(value));
    const { score, impacts } = full(simulation);
    return { day: stamp, kWh: simulation.consumptions[0]?.amount ?? 0, score, impacts };
  });

/** A load curve as Enedis gave it. */
export function curveOf(points: readonly Point[]): Outcome<Simulation, EnedisRefusal> {
  const loadCurve = points.map(({ stamp, value, interval }) => ({
    date: stamp,
    value,
    ...(interval !== null && { interval_length: interval }),
  }));
  const read = readRequest({ loadCurve }, parisMidnightMs);
  return Array.isArray(read) ? refused({ code: "enedis_malformed_answer" }) : accepted(read);
}

function household(wattHours: number): Simulation {
  const process = processOf(FRENCH_LOW_VOLTAGE);
  if (process === undefined) throw new Error("household electricity has no factors");
  return { method: SCORE_METHODS[0], consumptions: [{ process, amount: rounded(wattHours / 1000) }], curve: null };
}
