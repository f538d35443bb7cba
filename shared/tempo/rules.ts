import { addDays, type Day, parisDay } from "../paris-time.ts";
import type { Colour, Colours } from "../tariffs/tempo.ts";
import { isHoliday } from "./holidays.ts";
import { RED_DAYS, type Season, WHITE_DAYS } from "./season.ts";

/** Why a source that names these colours is not to be believed. */
export type Fault = "ahead" | "forbidden_day" | "too_many" | "past_changed";

/** What is wrong with the colours that one source names in a season, at this instant; `null` when nothing is. */
export function faultIn(colours: Colours, { start, end }: Season, nowMs: number): Fault | null {
  const tomorrow = addDays(parisDay(nowMs), 1);
  const counts: Record<Colour, number> = { blue: 0, white: 0, red: 0 };
  for (const [day, colour] of colours) {
    if (day < start || day >= end) continue;
    if (day > tomorrow) return "ahead";
    if (!mayBe(colour, day)) return "forbidden_day";
    counts[colour]++;
  }
  return counts.red > RED_DAYS || counts.white > WHITE_DAYS ? "too_many" : null;
}

/** Whether a day may have a colour: red from November to March, on working days from Monday to Friday; white on any day but Sunday. */
export function mayBe(colour: Colour, on: Day): boolean {
  const weekday = weekdayOf(on);
  if (colour === "white") return weekday !== SUNDAY;
  if (colour === "blue") return true;
  const month = Number(on.slice(5, 7));
  return (month >= 11 || month <= 3) && weekday !== SUNDAY && weekday !== SATURDAY && !isHoliday(on);
}

const SUNDAY = 0;
const SATURDAY = 6;

const weekdayOf = (on: Day): number => new Date(`${on}T00:00:00Z`).getUTCDay();
