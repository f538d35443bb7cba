import { addDays, clockChangeOn, type Day, hasRepeatedHour } from "../../../shared/paris-time.ts";

interface Period {
  readonly start: Day;
  readonly days: number;
}

/** The period behind a button of the form, before a day. */
export function presetPeriod(preset: string, before: Day): Period {
  switch (preset) {
    case "month":
      return last(30, before);
    case "year":
      return last(365, before);
    case "holes":
      // The demonstration has no reading on the 12th.
      return { start: lastDay(before, (day) => day.endsWith("-09")), days: 14 };
    case "winter":
      return { start: addDays(lastDay(before, hasRepeatedHour), -1), days: 3 };
    case "summer":
      return { start: addDays(lastDay(before, lacksAnHour), -1), days: 3 };
    default:
      return last(7, before);
  }
}

const last = (days: number, before: Day): Period => ({ start: addDays(before, -days), days });

/** The last day before `before` that matches. */
function lastDay(before: Day, isWanted: (day: Day) => boolean): Day {
  let day = addDays(before, -1);
  while (!isWanted(day)) day = addDays(day, -1);
  return day;
}

const lacksAnHour = (day: Day): boolean => clockChangeOn(day) !== null && !hasRepeatedHour(day);
