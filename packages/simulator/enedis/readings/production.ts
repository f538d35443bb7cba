import type { Day } from "../paris.ts";
import type { Interval } from "./intervals.ts";
import { between } from "./noise.ts";
import { clearness, daylightHours } from "./season.ts";

const HOUR_MS = 3_600_000;
/** The hour of the highest sun over the middle of France, in UTC. */
const SOLAR_NOON_UTC = 11.9;

/** Energy that a home's panels inject on a day, in whole Wh. */
export function injectedWh(prm: string, day: Day): number {
  const peakW = between(2_500, 6_000, prm, "panels");
  // The sun stands higher on long days, so the yield grows with the square of the hours.
  const fullSunHours = 0.022 * daylightHours(day) ** 2;
  return Math.round(peakW * fullSunHours * clearness(day));
}

/** Relative weight of an interval: a bell from sunrise to sunset with passing clouds, zero at night. */
export function sunWeight(prm: string, day: Day, { startMs, lengthMs }: Interval): number {
  const half = daylightHours(day) / 2;
  const hourUtc = ((startMs + lengthMs / 2) / HOUR_MS) % 24;
  const fromNoon = Math.abs(hourUtc - SOLAR_NOON_UTC);
  if (fromNoon >= half) return 0;
  return Math.cos((Math.PI / 2) * (fromNoon / half)) ** 1.5 * between(0.65, 1, prm, "cloud", startMs);
}
