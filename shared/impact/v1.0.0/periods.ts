import { type Curve, dayAfter, type Interval, kWhOf, type MidnightOf, type Midnights, midnightsOf } from "./curve.ts";

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** The part of a curve that began in one hour or one day. */
export interface Part {
  readonly kWh: number;
  readonly measuredMinutes: number;
  readonly intervals: readonly Interval[];
}

export interface DayPart extends Part {
  /** A day in Paris. */
  readonly day: string;
  /** 1380, 1440 or 1500. */
  readonly minutes: number;
}

export interface HourPart extends Part {
  /** With its offset, so that the hour that autumn lives twice has two names. */
  readonly start: string;
}

/** A curve cut into the days and the hours of a Paris clock. An hour without a measure is absent. */
export function cutIntoPeriods(
  { intervals, startMs }: Curve,
  midnightOf: MidnightOf,
): { readonly days: readonly DayPart[]; readonly hours: readonly HourPart[] } {
  const days: DayPart[] = [];
  const hours: HourPart[] = [];
  // Paris is ahead of UTC: its day is this one or the next.
  let day = new Date(startMs).toISOString().slice(0, 10);
  let midnights = existing(day, midnightOf);
  while (startMs >= midnights.endMs) {
    day = dayAfter(day);
    midnights = existing(day, midnightOf);
  }
  for (let at = 0; at < intervals.length; ) {
    while ((intervals[at]?.startMs ?? 0) >= midnights.endMs) {
      day = dayAfter(day);
      midnights = existing(day, midnightOf);
    }
    const from = at;
    while (at < intervals.length && (intervals[at]?.startMs ?? 0) < midnights.endMs) at++;
    const today = intervals.slice(from, at);
    days.push({ day, minutes: (midnights.endMs - midnights.startMs) / MINUTE_MS, ...partOf(today) });
    const { startMs: midnightMs } = midnights;
    for (const [hour, within] of Map.groupBy(today, ({ startMs }) => Math.floor((startMs - midnightMs) / HOUR_MS))) {
      hours.push({ start: hourName(day, midnights, hour), ...partOf(within) });
    }
  }
  return { days, hours };
}

function existing(day: string, midnightOf: MidnightOf): Midnights {
  const midnights = midnightsOf(day, midnightOf);
  if (midnights === null) throw new Error("a curve was read on a day that does not exist");
  return midnights;
}

function partOf(intervals: readonly Interval[]): Part {
  const ms = intervals.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
  return {
    kWh: intervals.reduce((sum, interval) => sum + kWhOf(interval), 0),
    measuredMinutes: ms / MINUTE_MS,
    intervals,
  };
}

/** The `hour`th hour of a day as RFC 3339 writes it on a Paris clock. */
function hourName(day: string, { startMs, endMs }: Midnights, hour: number): string {
  const change = 24 - (endMs - startMs) / HOUR_MS;
  const atNight = (Date.parse(`${day}T00:00:00Z`) - startMs) / HOUR_MS;
  // Clocks change at 01:00 UTC: two hours after midnight in winter time, three in summer time.
  const offset = hour >= 1 + atNight ? atNight + change : atNight;
  const wall = hour + offset - atNight;
  return `${day}T${String(wall).padStart(2, "0")}:00:00+0${offset}:00`;
}
