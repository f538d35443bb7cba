import type { ClockChange, Minutes } from "../nature.ts";
import { type Day, dayStartMs, stamp, wallClock } from "../paris.ts";

/** One interval of a load curve. */
export interface Interval {
  readonly startMs: number;
  /** The wall-clock time of its beginning, in minutes since midnight; the habits of a home follow it. */
  readonly startMinute: number;
  readonly lengthMs: number;
  /** Its end, in Enedis's format. */
  readonly endStamp: string;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** The intervals of a day, in order. */
export function intervalsOf(day: Day, minutes: Minutes, clockChange: ClockChange): readonly Interval[] {
  const startMs = dayStartMs(day);
  const realMs = dayStartMs(day.add({ days: 1 })) - startMs;
  const lengthMs = minutes * MINUTE_MS;
  if (realMs === DAY_MS || clockChange === "always_48") return unchanged(day, startMs, minutes);

  const intervals = Array.from({ length: realMs / lengthMs }, (_, index): Interval => {
    const opensMs = startMs + index * lengthMs;
    const start = wallClock(opensMs);
    const fromStart =
      (clockChange === "autumn_late" && realMs > DAY_MS) || (clockChange === "spring_early" && realMs < DAY_MS);
    const end = fromStart ? start.add({ minutes }) : wallClock(opensMs + lengthMs);
    return { startMs: opensMs, startMinute: start.hour * 60 + start.minute, lengthMs, endStamp: stamp(end) };
  });
  return clockChange === "no_duplicates" ? firstOfEach(intervals) : intervals;
}

/** The intervals of a day of 24 hours. Its stamps need no calendar, which saves two thirds of the time of an index reading. */
function unchanged(day: Day, startMs: number, minutes: Minutes): readonly Interval[] {
  const lengthMs = minutes * MINUTE_MS;
  const length = DAY_MS / lengthMs;
  return Array.from({ length }, (_, index) => ({
    startMs: startMs + index * lengthMs,
    startMinute: index * minutes,
    lengthMs,
    endStamp: index === length - 1 ? `${day.add({ days: 1 })} 00:00:00` : `${day} ${clock((index + 1) * minutes)}:00`,
  }));
}

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

function firstOfEach(intervals: readonly Interval[]): readonly Interval[] {
  const seen = new Set<string>();
  return intervals.filter(({ endStamp }) => !seen.has(endStamp) && seen.add(endStamp));
}
