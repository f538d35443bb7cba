import { addDays, type Day } from "../paris-time.ts";
import type { Rate } from "./option.ts";

export type Colour = "blue" | "white" | "red";

/** The colours that are known, by the day at whose 6:00 they begin. */
export type Colours = ReadonlyMap<Day, Colour>;

/** In minutes since midnight on a Paris clock. */
const DAY_BEGINS_AT = 6 * 60;
const OFF_PEAK_BEGINS_AT = 22 * 60;

/** The day whose colour holds in a minute of a day: until 6:00 it is the day before. */
export const tempoDay = (on: Day, minute: number): Day => (minute < DAY_BEGINS_AT ? addDays(on, -1) : on);

/** Off-peak hours of Tempo are from 22:00 to 6:00, for everybody. */
export const tempoRate = (colour: Colour, minute: number): Rate =>
  `${colour}${minute < DAY_BEGINS_AT || minute >= OFF_PEAK_BEGINS_AT ? "OffPeak" : "Peak"}`;
