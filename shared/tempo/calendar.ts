import { addDays, type Day, daysOf, parisDay } from "../paris-time.ts";
import type { Colour } from "../tariffs/tempo.ts";
import type { KnownDay } from "./claims.ts";
import { beginsMs } from "./instants.ts";
import { lengthOf, RED_DAYS, type Season, WHITE_DAYS } from "./season.ts";

/** What is known, by day. */
export type KnownDays = ReadonlyMap<Day, KnownDay>;

/** The day of Tempo that is under way: before 6:00, yesterday. */
export function dayUnderWay(nowMs: number): Day {
  const today = parisDay(nowMs);
  return nowMs >= beginsMs(today) ? today : addDays(today, -1);
}

/** What is known of a day; of one that nobody speaks of, nothing. */
export const knownOn = (day: Day, known: KnownDays): KnownDay =>
  known.get(day) ?? { day, colour: null, sources: [], isDisputed: false };

/** How many days of a season have each colour, and how many are left of each. */
export interface Tally {
  readonly used: Readonly<Record<Colour | "unknown", number>>;
  /** `null`: the colour of a day of the season so far is not known. */
  readonly left: Readonly<Record<Colour, number>> | null;
}

/** Counts the days of a season up to this instant, and tomorrow when its colour is known. */
export function tally(season: Season, known: KnownDays, nowMs: number): Tally {
  const today = parisDay(nowMs);
  const end = knownOn(addDays(today, 1), known).colour === null ? addDays(today, 1) : addDays(today, 2);
  const used = { blue: 0, white: 0, red: 0, unknown: 0 };
  for (const day of daysOf(season.start, end < season.end ? end : season.end)) {
    used[knownOn(day, known).colour ?? "unknown"]++;
  }
  const whole = { blue: lengthOf(season) - WHITE_DAYS - RED_DAYS, white: WHITE_DAYS, red: RED_DAYS };
  const left = {
    blue: whole.blue - used.blue,
    white: whole.white - used.white,
    red: whole.red - used.red,
  };
  return { used, left: used.unknown === 0 ? left : null };
}
