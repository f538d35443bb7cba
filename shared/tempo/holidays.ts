import { addDays, type Day } from "../paris-time.ts";

/** Public holidays with a date of their own (Code du travail, L3133-1), as month and day. */
const FIXED = new Set(["01-01", "05-01", "05-08", "07-14", "08-15", "11-01", "11-11", "12-25"]);

/** Easter Monday, Ascension and Whit Monday, in days after Easter. */
const AFTER_EASTER = [1, 39, 50] as const;

/** Whether a day is a public holiday in mainland France. */
export function isHoliday(on: Day): boolean {
  if (FIXED.has(on.slice(5))) return true;
  const easter = easterOf(Number(on.slice(0, 4)));
  return AFTER_EASTER.some((days) => addDays(easter, days) === on);
}

/** Easter of a year of the Gregorian calendar (the algorithm of Meeus, Jones and Butcher). */
export function easterOf(year: number): Day {
  const golden = year % 19;
  const [century, ofCentury] = [Math.floor(year / 100), year % 100];
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - epact - (ofCentury % 4)) % 7;
  const shift = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const inMonths = epact + weekday - 7 * shift + 114;
  const [month, date] = [Math.floor(inMonths / 31), (inMonths % 31) + 1];
  return `${year}-0${month}-${String(date).padStart(2, "0")}` as Day;
}
