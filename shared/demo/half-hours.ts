import { addDays, type Day, dayEndMs } from "../paris-time.ts";

const HALF_HOUR_MS = 1_800_000;
const HOUR_MINUTES = 60;

/** A half hour of a day in Paris. */
export interface HalfHour {
  /** Its number in the day, from 0: the autumn day has 50. */
  readonly count: number;
  /** Local time when it begins, in minutes since midnight. */
  readonly minute: number;
  /** Local time when it ends, as Enedis writes it. */
  readonly stamp: string;
}

/** The half hours of a day in order of time: 48, or 46, or 50. */
export function halfHours(day: Day): readonly HalfHour[] {
  const length = halfHoursIn(day);
  const tomorrow = addDays(day, 1);
  return Array.from({ length }, (_, count) => {
    const end = wallMinute(count + 1, length);
    return {
      count,
      minute: wallMinute(count, length),
      stamp: end === 1_440 ? `${tomorrow} 00:00:00` : `${day} ${time(end)}`,
    };
  });
}

/** How many there are. */
export const halfHoursIn = (day: Day): number =>
  Math.round((dayEndMs(day) - dayEndMs(addDays(day, -1))) / HALF_HOUR_MS);

/**
 * The local time at which a half hour begins, by its number, in a day of so many: minutes since midnight. In the European Union clocks
 * go from 2 to 3 in spring, from 3 back to 2 in autumn (directive 2000/84/EC).
 */
export function wallMinute(count: number, length: number): number {
  const elapsed = count * 30;
  if (length > 48) return count < 6 ? elapsed : elapsed - HOUR_MINUTES;
  if (length < 48) return count < 4 ? elapsed : elapsed + HOUR_MINUTES;
  return elapsed;
}

const two = (value: number) => String(Math.floor(value)).padStart(2, "0");
const time = (minute: number) => `${two(minute / 60)}:${two(minute % 60)}:00`;
