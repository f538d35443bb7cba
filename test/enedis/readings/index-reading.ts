import { type Day, dayFrom } from "../paris.ts";
import { noise } from "./noise.ts";
import { dailyWh, type Register } from "./readings.ts";

const FIRST_DAY = dayFrom("2019-01-01") as Day;
const REMEMBERED_METERS = 100;

/** Sums already made, by register: adding seven years of days again for each call would cost more than the rest. */
const sums = new Map<string, number[]>();

/** What the meter's counter showed when a day began, in Wh: it grows by each day's energy. */
export function indexAt(register: Register, day: Day): number {
  const { prm, direction, dailyDifference } = register;
  const key = `${prm} ${direction} ${dailyDifference}`;
  const known = sums.get(key) ?? [Math.floor(20_000_000 * noise(prm, direction, "installed"))];
  if (!sums.has(key)) {
    if (sums.size >= REMEMBERED_METERS) sums.clear();
    sums.set(key, known);
  }
  const days = Math.max(0, FIRST_DAY.until(day).days);
  for (let next = known.length; next <= days; next++) {
    known.push((known[next - 1] ?? 0) + dailyWh(register, FIRST_DAY.add({ days: next - 1 })));
  }
  return known[days] ?? 0;
}
