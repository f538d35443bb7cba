import { addDays, type Day, day, dayStartMs, daysOf } from "../../../shared/paris-time.ts";
import type { Draw } from "../../../shared/tariffs/curve.ts";
import type { OffPeakHours } from "../../../shared/tariffs/off-peak-hours.ts";
import type { Colour, Colours } from "../../../shared/tariffs/tempo.ts";

const MINUTE_MS = 60_000;

export function known(text: string): Day {
  const found = day(text);
  if (found === null) throw new Error(`${text} is no day`);
  return found;
}

export const period = (start: string, end: string) => ({ start: known(start), end: known(end) });

/** Numbers from 0 to 1 that are the same each time (mulberry32). */
export function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A curve of a home that draws most in the evening; `missing` of its readings, between 0 and 1, are not there. */
export function inventedCurve(
  { start, end }: { readonly start: Day; readonly end: Day },
  seed: number,
  { minutes = 30, missing = 0 } = {},
): Draw[] {
  const number = numbersFrom(seed);
  const stepMs = minutes * MINUTE_MS;
  const draws: Draw[] = [];
  for (let startMs = dayStartMs(start); startMs < dayStartMs(end); startMs += stepMs) {
    const evening = new Date(startMs).getUTCHours() >= 17 ? 3 : 1;
    const energyWh = Math.floor(((200 + 2_500 * number() ** 3) * evening * minutes) / 60);
    if (number() >= missing) draws.push({ startMs, endMs: startMs + stepMs, energyWh });
  }
  return draws;
}

/** Colours of days, from the day before a period on; `unknown` of them, between 0 and 1, are not there. */
export function inventedColours(
  { start, end }: { readonly start: Day; readonly end: Day },
  seed: number,
  unknown = 0,
): Colours {
  const number = numbersFrom(seed);
  return new Map(
    daysOf(addDays(start, -1), end).flatMap((on): [Day, Colour][] => {
      const drawn = number();
      const colour = drawn < 0.06 ? "red" : drawn < 0.18 ? "white" : "blue";
      return number() < unknown ? [] : [[on, colour]];
    }),
  );
}

export const NIGHT: OffPeakHours = sameAllYear("2000-01-01", "22:30-06:30");
export const NIGHT_AND_NOON: OffPeakHours = sameAllYear("2000-01-01", "02:00-07:00", "14:00-17:00");
export const CUT: OffPeakHours = sameAllYear("2000-01-01", "01:12-07:12", "12:48-14:48");
export const TWO_SEASONS: OffPeakHours = {
  from: known("2026-03-15"),
  winter: ranges("23:00-06:00", "12:30-13:30"),
  summer: ranges("01:36-06:36", "11:00-14:00"),
};

export function sameAllYear(from: string, ...texts: string[]): OffPeakHours {
  return { from: known(from), winter: ranges(...texts), summer: ranges(...texts) };
}

function ranges(...texts: string[]) {
  return texts.map((text) => ({ start: text.slice(0, 5), end: text.slice(6) }));
}
