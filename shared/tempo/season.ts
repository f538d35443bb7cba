import { type Day, daysBetween } from "../paris-time.ts";

/** How many red and white days a season has; all others are blue (RTE, "Méthode de choix des jours Tempo, indice 2"). */
export const RED_DAYS = 22;
export const WHITE_DAYS = 43;

/** A season of Tempo, `[start, end[`: from 1 September to 31 August. */
export interface Season {
  /** As its publishers write it: `2026-2027`. */
  readonly name: string;
  readonly start: Day;
  readonly end: Day;
}

const FIRST_MONTH = "09";

const seasonFrom = (year: number): Season => ({
  name: `${year}-${year + 1}`,
  start: `${year}-${FIRST_MONTH}-01` as Day,
  end: `${year + 1}-${FIRST_MONTH}-01` as Day,
});

/** The season that a day belongs to. */
export function seasonOf(on: Day): Season {
  const year = Number(on.slice(0, 4));
  return seasonFrom(on.slice(5, 7) < FIRST_MONTH ? year - 1 : year);
}

/** The seasons that days from `first` to `last` touch, in order; at most one for each year between them. */
export function seasonsBetween(first: Day, last: Day): readonly Season[] {
  const [from, to] = [seasonOf(first), seasonOf(last)].map(({ start }) => Number(start.slice(0, 4))) as [
    number,
    number,
  ];
  const seasons: Season[] = [];
  for (let year = from; year <= to; year++) seasons.push(seasonFrom(year));
  return seasons;
}

/** 365 or 366. */
export const lengthOf = ({ start, end }: Season): number => daysBetween(start, end);
