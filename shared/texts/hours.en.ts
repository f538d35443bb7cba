import type { Translated } from "../language.ts";
import type { HOURS as FR } from "./hours.fr.ts";

/** Hours of the day, short. */
export const HOURS: Translated<typeof FR> = {
  hour: (hour) => `${hour}:00`,
  second: (hour) => `${hour}:00 again`,
  time: (hour, minute) => `${hour}:${String(minute).padStart(2, "0")}`,
};
