import type { PlacedPoint } from "../measures/placed-point.ts";
import { parisDay, wallText } from "../paris-time.ts";
import { accepted, type EnedisRefusal, type Outcome, refused } from "../refusals/refusal.ts";
import { parisMidnightMs } from "./paris-midnight.ts";
import { full, type Values } from "./v1.0.0/answer.ts";
import { FRENCH_LOW_VOLTAGE, processOf, SCORE_METHODS } from "./v1.0.0/factors/factors.ts";
import { readRequest, type Simulation } from "./v1.0.0/request.ts";
import { rounded } from "./v1.0.0/score.ts";

type Day = Pick<PlacedPoint, "startMs" | "value">;

const MINUTE_MS = 60_000;

/** What daily readings (Wh) hold together, as household electricity. */
export const energyOf = (days: readonly Pick<Day, "value">[]): Simulation =>
  household(days.reduce((sum, { value }) => sum + value, 0));

/** Each day that has a reading, costed. */
export const impactByDay = (
  days: readonly Day[],
): readonly { readonly day: string; readonly kWh: number; readonly score: Values; readonly impacts: Values }[] =>
  days.map(({ startMs, value }) => {
    const simulation = household(value);
    const { score, impacts } = full(simulation);
    return { day: parisDay(startMs), kWh: simulation.consumptions[0]?.amount ?? 0, score, impacts };
  });

/** A load curve (W), as the engine reads one: it rebuilds the instants from the stamps and their order. */
export function curveOf(points: readonly PlacedPoint[]): Outcome<Simulation, EnedisRefusal> {
  const loadCurve = points.map(({ startMs, endMs, value }) => ({
    date: wallText(endMs),
    value,
    interval_length: `PT${(endMs - startMs) / MINUTE_MS}M`,
  }));
  const read = readRequest({ loadCurve }, parisMidnightMs);
  return Array.isArray(read) ? refused({ code: "enedis_malformed_answer" }) : accepted(read);
}

function household(wattHours: number): Simulation {
  const process = processOf(FRENCH_LOW_VOLTAGE);
  if (process === undefined) throw new Error("household electricity has no factors");
  return { method: SCORE_METHODS[0], consumptions: [{ process, amount: rounded(wattHours / 1000) }], curve: null };
}
