import { addDays, type Day } from "../../../../shared/paris-time.ts";
import type { Interval } from "../loaded.ts";
import { hoursOf, wallHour } from "../sums.ts";

const NIGHTS = 7;
/** From midnight on, when most homes sleep and no panel produces. */
const NIGHT_HOURS = 6;
/** Fewer nights say more of one evening than of a home. */
const LEAST_NIGHTS = 3;
const HOUR_MS = 3_600_000;

/**
 * What a home draws when nothing is switched on, in W: the quietest hour of each of the last nights, and of these the median, so that one
 * night with a water heater or without readings does not count. `null`: too few nights have a whole hour.
 */
export function nightWatts(curveOn: (day: Day) => readonly Interval[] | undefined, today: Day): number | null {
  const quietest: number[] = [];
  for (let ago = 1; ago <= NIGHTS; ago++) {
    const hours = wholeHours(curveOn(addDays(today, -ago)) ?? []).filter(
      ({ startMs }) => wallHour(startMs) < NIGHT_HOURS,
    );
    if (hours.length > 0) quietest.push(Math.min(...hours.map(({ wh }) => wh)));
  }
  quietest.sort((one, other) => one - other);
  return quietest.length < LEAST_NIGHTS ? null : (quietest[Math.floor(quietest.length / 2)] ?? null);
}

/** The hours that intervals cover wholly: half an hour is no quiet hour. */
function wholeHours(intervals: readonly Interval[]): Interval[] {
  const covered = new Map<number, number>();
  for (const { startMs, endMs } of intervals) {
    const hourMs = Math.floor(startMs / HOUR_MS) * HOUR_MS;
    covered.set(hourMs, (covered.get(hourMs) ?? 0) + endMs - startMs);
  }
  return hoursOf(intervals).filter(({ startMs }) => covered.get(startMs) === HOUR_MS);
}
