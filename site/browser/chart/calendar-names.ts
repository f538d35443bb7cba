import { HOURS } from "#words/hours";
import { LOCALE, withFirstOfMonth } from "#words/language";
import type { Day } from "../../../shared/paris-time.ts";

const named = (options: Intl.DateTimeFormatOptions) => {
  // Made when it is needed: making all of them takes long enough to be felt on a phone.
  let format: Intl.DateTimeFormat | undefined;
  return (day: Day): string => {
    format ??= new Intl.DateTimeFormat(LOCALE, { timeZone: "UTC", ...options });
    return withFirstOfMonth(format.format(Date.parse(`${day}T00:00:00Z`)));
  };
};

/** `lun. 23`. */
export const weekdayName = named({ weekday: "short", day: "numeric" });
/** The same on two lines. */
export const narrowWeekdayName = (day: Day): string => weekdayName(day).replace(/\s/, "\n");
/** `23 nov.`. */
export const dayNumber = named({ day: "numeric", month: "short" });
/** `lundi 23 novembre 2026`. */
export const longDay = named({ weekday: "long", day: "numeric", month: "long", year: "numeric" });
/** `23 novembre 2026`. */
export const date = named({ day: "numeric", month: "long", year: "numeric" });
/** `23 novembre`. */
export const dayMonth = named({ day: "numeric", month: "long" });
/** `23`. */
export const dayOnly = named({ day: "numeric" });
/** `novembre 2026`. */
export const longMonth = named({ month: "long", year: "numeric" });

const shortMonth = named({ month: "short" });
/** `nov.`; in January the year as well. */
export const monthName = (first: Day): string =>
  first.slice(5, 7) === "01" ? `${shortMonth(first)} ${first.slice(0, 4)}` : shortMonth(first);

/** `7 h`. */
export const hourName = (hour: number): string => HOURS.hour(hour);
