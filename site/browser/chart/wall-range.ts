import { addDays, type Day, dayEndMs, dayStartMs, parisDay } from "../../../shared/paris-time.ts";
import type { TimeWindow } from "./window.ts";

/** Minutes since midnight on the wall; an end before its start is on the next day. */
export interface WallRange {
  readonly fromMinute: number;
  readonly toMinute: number;
}

const MINUTE_MS = 60_000;

/** Reads `22:30-06:30, 12h-14h`; skips what is not a range. */
export const typedRanges = (text: string): WallRange[] =>
  [...text.matchAll(/(\d{1,2})\s*[:hH]\s*(\d{2})?\s*(?:[-–àa]|to)\s*(\d{1,2})\s*[:hH]\s*(\d{2})?/g)]
    .map(([, fromHour, fromMinute = "0", toHour, toMinute = "0"]) => ({
      fromMinute: Number(fromHour) * 60 + Number(fromMinute),
      toMinute: Number(toHour) * 60 + Number(toMinute),
    }))
    .filter(({ fromMinute, toMinute }) => fromMinute < 1_440 && toMinute <= 1_440);

/** When the wall shows these ranges, as pairs of instants in milliseconds: all that touch a window, and some beside it. */
export function spansOf({ fromMs, toMs }: TimeWindow, ranges: readonly WallRange[]): [number, number][] {
  const spans: [number, number][] = [];
  for (let day = addDays(parisDay(fromMs), -1); dayStartMs(day) < toMs; day = addDays(day, 1)) {
    for (const { fromMinute, toMinute } of ranges)
      spans.push([wallMs(day, fromMinute), wallMs(toMinute <= fromMinute ? addDays(day, 1) : day, toMinute)]);
  }
  return spans;
}

/** The instant at which the wall shows a minute of a day; on the days of a clock change, counted from the nearer midnight. */
function wallMs(day: Day, minute: number): number {
  const fromStart = dayStartMs(day) + minute * MINUTE_MS;
  return minute <= 120 ? fromStart : dayEndMs(day) - (1_440 - minute) * MINUTE_MS;
}
