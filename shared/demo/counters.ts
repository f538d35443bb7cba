import { type Day, daysOf } from "../paris-time.ts";
import { COUNTERS_BY_MONTH } from "./counters-by-month.ts";
import { halfHoursIn, wallMinute } from "./half-hours.ts";
import { drawnW, injectedW, OFF_PEAK } from "./home.ts";

/** What the registers of the invented home's meter counted, in Wh. */
export interface Counters {
  readonly peakWh: number;
  readonly offPeakWh: number;
  readonly injectedWh: number;
}

/** All counters stood at 0 at this midnight. */
export const COUNTS_SINCE = "2023-01-01" as Day;

/** What one day counts: the energy of its load curves, so that registers and days sum to the same. */
export function countOn(day: Day): Counters {
  let [peakHalfWh, offPeakHalfWh, injectedHalfWh] = [0, 0, 0];
  const length = halfHoursIn(day);
  for (let count = 0; count < length; count++) {
    const minute = wallMinute(count, length);
    const watts = drawnW(day, minute, count);
    if (minute >= OFF_PEAK.from || minute < OFF_PEAK.to) offPeakHalfWh += watts;
    else peakHalfWh += watts;
    injectedHalfWh += injectedW(day, minute, count);
  }
  const drawnWh = Math.round((peakHalfWh + offPeakHalfWh) / 2);
  const peakWh = Math.round(peakHalfWh / 2);
  return { peakWh, offPeakWh: drawnWh - peakWh, injectedWh: Math.round(injectedHalfWh / 2) };
}

/** What the counters show at the midnight with which a day begins, from `COUNTS_SINCE` on. */
export function countersAt(day: Day): Counters {
  const known = COUNTERS_BY_MONTH.findLast(([month]) => `${month}-01` <= day) ?? COUNTERS_BY_MONTH[0];
  const [month, peakWh, offPeakWh, injectedWh] = known;
  return daysOf(`${month}-01` as Day, day)
    .map(countOn)
    .reduce(added, { peakWh, offPeakWh, injectedWh });
}

export const added = (one: Counters, other: Counters): Counters => ({
  peakWh: one.peakWh + other.peakWh,
  offPeakWh: one.offPeakWh + other.offPeakWh,
  injectedWh: one.injectedWh + other.injectedWh,
});
