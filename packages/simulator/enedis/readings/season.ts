import type { Day } from "../paris.ts";
import { between } from "./noise.ts";

const YEAR_DAYS = 365.25;
const COLDEST_DAY = 20;
const WINTER_SOLSTICE = -10;

/** A yearly cosine: 1 on the given day of the year, -1 half a year later. */
const yearly = (day: Day, topDay: number): number => Math.cos((2 * Math.PI * (day.dayOfYear - topDay)) / YEAR_DAYS);

/** The mean temperature of a day, in °C. The whole country has the same weather. */
export const temperature = (day: Day): number => 12 - 8 * yearly(day, COLDEST_DAY) + between(-3.5, 3.5, "°C", `${day}`);

/** Hours between sunrise and sunset, approximately those of the middle of France. */
export const daylightHours = (day: Day): number => 12.2 - 3.8 * yearly(day, WINTER_SOLSTICE);

/** The share of the sun that passes the clouds, from 0.25 to 1. */
export const clearness = (day: Day): number => between(0.25, 1, "clouds", `${day}`);
