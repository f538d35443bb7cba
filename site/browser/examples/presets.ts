import { parisWallMs } from "./instants.ts";

const DAY_MS = 86_400_000;

export const today = (): string => new Date(parisWallMs(Date.now())).toISOString().slice(0, 10);

export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);

interface Period {
  readonly start: string;
  readonly days: number;
}

/** The period behind a button of the form. */
export function presetPeriod(preset: string, before: string): Period {
  switch (preset) {
    case "month":
      return last(30, before);
    case "year":
      return last(365, before);
    case "holes":
      // The demonstration has no reading on the 12th.
      return { start: lastDay(before, (day) => day.endsWith("-09")), days: 14 };
    case "winter":
      return { start: addDays(lastDay(before, isLastSundayOf("10")), -1), days: 3 };
    case "summer":
      return { start: addDays(lastDay(before, isLastSundayOf("03")), -1), days: 3 };
    default:
      return last(7, before);
  }
}

const last = (days: number, before: string): Period => ({ start: addDays(before, -days), days });

/** The last day before `before` that matches. */
function lastDay(before: string, isWanted: (day: string) => boolean): string {
  let day = addDays(before, -1);
  while (!isWanted(day)) day = addDays(day, -1);
  return day;
}

/** Clocks change on the last Sunday of March and October. */
const isLastSundayOf = (month: string) => (day: string) =>
  day.slice(5, 7) === month && Number(day.slice(8)) > 24 && new Date(day).getUTCDay() === 0;
