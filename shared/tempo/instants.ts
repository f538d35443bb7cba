import { addDays, type Day, dayStartMs } from "../paris-time.ts";

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;

/** The instant at which a Paris clock shows a time of day, in minutes since midnight, after 3:00: clocks change before. */
export const clockMs = (on: Day, minute: number): number =>
  dayStartMs(addDays(on, 1)) - (DAY_MINUTES - minute) * MINUTE_MS;

/** The instant at which a day of Tempo begins: 6:00. */
export const beginsMs = (on: Day): number => clockMs(on, 6 * 60);

/** RTE decides at 10:30, and its site and copies have the colour some minutes later. What they show earlier is not binding. */
export const PUBLISHED_AT = 10 * 60 + 40;

/** Corrections of the colour of tomorrow were seen until 12:00. */
export const CORRECTED_UNTIL = 12 * 60 + 15;

/** The instant from which the colour of a day can be known: 10:40 the day before. */
export const knownFromMs = (on: Day): number => clockMs(addDays(on, -1), PUBLISHED_AT);
