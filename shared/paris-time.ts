import { clockYear, offsetMs } from "./paris-offset.ts";
import { remembered } from "./remembered.ts";

declare const checked: unique symbol;

/** A day that exists in the calendar, as `YYYY-MM-DD`: the order of the texts is the order of the days. */
export type Day = string & { readonly [checked]: "Day" };

const SECOND_MS = 1_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

const YEAR_MONTH_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Three years of days; a hostile query may name any. */
const MOST_DAYS = 1_100;

/** The day a text names, or `null`: 29 February only in leap years, never a 99th month. */
export const day = (text: string): Day | null => (YEAR_MONTH_DAY.test(text) ? existingDay(text) : null);

const existingDay = remembered(MOST_DAYS, (text: string): Day | null => {
  const at = new Date(`${text}T00:00:00Z`);
  // An engine may read 31 April as 1 May: only a day that is written back the same exists.
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text) ? (text as Day) : null;
});

/** What the calendar on a Paris wall shows at this instant. */
export const parisDay = (nowMs: number): Day => written(nowMs + offsetMs(nowMs));

/** `days` may be negative. */
export const addDays = (to: Day, days: number): Day => written(atUtcMs(to) + days * DAY_MS);

/** The same day of an earlier month, or that month's last day: one month before 31 March is 28 or 29 February. */
export function monthsBefore(from: Day, months: number): Day {
  const [year, month, date] = from.split("-").map(Number) as [number, number, number];
  const lastDate = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
  return written(Date.UTC(year, month - 1 - months, Math.min(date, lastDate)));
}

/** How many days `[start, end[` holds; negative when `end` comes first. */
export const daysBetween = (start: Day, end: Day): number => (atUtcMs(end) - atUtcMs(start)) / DAY_MS;

/** The days of `[start, end[`, in order. */
export const daysOf = (start: Day, end: Day): Day[] =>
  Array.from({ length: Math.max(0, daysBetween(start, end)) }, (_, count) => addDays(start, count));

/** The instant at which a day begins in Paris. Clocks change at night, never at midnight. */
export const dayStartMs = remembered(MOST_DAYS, (of: Day): number => {
  const wallMs = atUtcMs(of);
  return wallMs - offsetMs(wallMs - offsetMs(wallMs));
});

/** The instant at which a day is over in Paris: the next one begins. */
export const dayEndMs = (of: Day): number => dayStartMs(addDays(of, 1));

/** Whether clocks go back on this day, so that one hour of it comes twice. */
export const hasRepeatedHour = (on: Day): boolean => dayEndMs(on) - dayStartMs(on) > DAY_MS;

/** A change of the clock: its instant, and how far the wall is ahead of UTC before and after it. */
export interface ClockChange {
  readonly atMs: number;
  readonly beforeMs: number;
  readonly afterMs: number;
}

/** The change of the clock on this day, or `null`. */
export function clockChangeOn(on: Day): ClockChange | null {
  const [startMs, endMs] = [dayStartMs(on), dayEndMs(on)];
  const [beforeMs, afterMs] = [offsetMs(startMs), offsetMs(endMs)];
  if (beforeMs === afterMs) return null;
  const { springMs, autumnMs } = clockYear(Number(on.slice(0, 4)));
  return { atMs: springMs > startMs ? springMs : autumnMs, beforeMs, afterMs };
}

/** An instant in RFC 3339 with the offset of Paris, to the second: `2026-10-25T02:30:00+01:00`. */
export function parisText(atMs: number): string {
  // A series asks for the end of one interval and the start of the next: the same instant.
  if (atMs !== memoMs) {
    const { date, midnightMs, offset } = stretchAt(atMs);
    memoText = `${date}T${clockText(Math.floor((atMs - midnightMs) / SECOND_MS))}${offset}`;
    memoMs = atMs;
  }
  return memoText;
}

let memoMs = Number.NaN;
let memoText = "";

/** What the wall shows at an instant, to the second: `2026-10-25 02:30:00`. */
export function wallText(atMs: number): string {
  const { date, midnightMs } = stretchAt(atMs);
  return `${date} ${clockText(Math.floor((atMs - midnightMs) / SECOND_MS))}`;
}

/** A day, or the part of one before or after a change of the clock: one date and one offset. */
interface Stretch {
  readonly fromMs: number;
  readonly untilMs: number;
  readonly date: Day;
  /** When the wall would have shown midnight, had the clock not changed. */
  readonly midnightMs: number;
  /** `+02:00` */
  readonly offset: string;
}

/** The stretch of an instant. Most are in the same one as the instant asked about last. */
function stretchAt(atMs: number): Stretch {
  if (atMs < lastStretch.fromMs || atMs >= lastStretch.untilMs) lastStretch = newStretch(atMs);
  return lastStretch;
}

let lastStretch: Stretch = { fromMs: 0, untilMs: 0, date: "1970-01-01" as Day, midnightMs: 0, offset: "" };

function newStretch(atMs: number): Stretch {
  const aheadMs = offsetMs(atMs);
  const date = parisDay(atMs);
  const midnightMs = midnightBefore(atMs + aheadMs) - aheadMs;
  const changeMs = clockChangeOn(date)?.atMs ?? Number.NaN;
  return {
    fromMs: atMs >= changeMs ? changeMs : midnightMs,
    untilMs: atMs < changeMs ? changeMs : midnightMs + DAY_MS,
    date,
    midnightMs,
    offset: `+0${aheadMs / HOUR_MS}:00`,
  };
}

/** `02:30:00`, from seconds since midnight. Intervals end at 288 times of day at most. */
const clockText = remembered(288, (seconds: number): string =>
  [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((part) => String(part).padStart(2, "0"))
    .join(":"),
);

/** The times of a day that are so far apart, from midnight on: ` 00:00:00`, ` 00:30:00`, … */
export const clockTexts = remembered(8, (lengthMs: number): readonly string[] =>
  Array.from({ length: DAY_MS / lengthMs }, (_, at) => ` ${clockText((at * lengthMs) / SECOND_MS)}`),
);

const atUtcMs = remembered(MOST_DAYS, (of: Day): number => Date.parse(`${of}T00:00:00Z`));

/** The day that the wall shows when it is `wallMs`, as if that were UTC. */
const written = (wallMs: number): Day => dayAt(midnightBefore(wallMs));

const dayAt = remembered(
  MOST_DAYS,
  (midnightMs: number): Day => new Date(midnightMs).toISOString().slice(0, 10) as Day,
);

const midnightBefore = (wallMs: number): number => Math.floor(wallMs / DAY_MS) * DAY_MS;
