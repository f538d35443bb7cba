import { Temporal } from "temporal-polyfill";
import type { Day } from "../paris.ts";
import { temperature } from "./season.ts";

export type TempoColour = "blue" | "white" | "red";

const RED_DAYS = 22;
const WHITE_DAYS = 43;
const FIRST_MONTH = 9;

const seasons = new Map<number, ReadonlyMap<string, TempoColour>>();

/**
 * The colour of a Tempo day in a season from September to August, by the rules of the offer: 22 red days from November to March, Monday to
 * Friday; 43 white days, never a Sunday; the others are blue. Here the coldest days are red; the real calendar is the grid operator's.
 */
export function tempoColour(day: Day): TempoColour {
  const season = day.month >= FIRST_MONTH ? day.year : day.year - 1;
  const colours = seasons.get(season) ?? coloursOf(season);
  seasons.set(season, colours);
  return colours.get(`${day}`) ?? "blue";
}

function coloursOf(season: number): ReadonlyMap<string, TempoColour> {
  const first = new Temporal.PlainDate(season, FIRST_MONTH, 1);
  const length = first.until(first.add({ years: 1 })).days;
  const coldestFirst = Array.from({ length }, (_, index) => first.add({ days: index })).sort(
    (a, b) => temperature(a) - temperature(b),
  );
  const red = coldestFirst.filter(mayBeRed).slice(0, RED_DAYS);
  const white = coldestFirst.filter((day) => day.dayOfWeek !== 7 && !red.includes(day)).slice(0, WHITE_DAYS);
  return new Map([
    ...red.map((day) => [`${day}`, "red"] as const),
    ...white.map((day) => [`${day}`, "white"] as const),
  ]);
}

const mayBeRed = ({ month, dayOfWeek }: Day): boolean => (month >= 11 || month <= 3) && dayOfWeek <= 5;
