import type { ClockRange } from "../enedis/contract/off-peak-text.ts";
import type { Day } from "../paris-time.ts";

/**
 * When off-peak hours are, from the first minute of a day on, until others begin. Without two seasons both are the same. `null`: from this
 * day on they are others, which nobody knows.
 */
export interface OffPeakHours {
  readonly from: Day;
  /** From 1 November to 31 March. */
  readonly winter: readonly ClockRange[] | null;
  /** From 1 April to 31 October. */
  readonly summer: readonly ClockRange[] | null;
}

/**
 * The ranges of a day; `null`: none are known for it. Of two that begin on one day the first counts. A range that crosses midnight has its
 * two parts on each day that it holds.
 */
export function rangesOn(hours: readonly OffPeakHours[], on: Day): readonly ClockRange[] | null {
  let latest: OffPeakHours | null = null;
  for (const one of hours) if (one.from <= on && (latest === null || one.from > latest.from)) latest = one;
  return latest && (isSummer(on) ? latest.summer : latest.winter);
}

/** The seasons of off-peak hours, which are not those of the clock. */
const isSummer = (on: Day): boolean => on.slice(5) >= "04-01" && on.slice(5) < "11-01";

/** How many minutes of `[from, to[`, minutes of a day on a Paris clock, are in these ranges, which do not overlap. */
export function minutesIn(ranges: readonly ClockRange[], from: number, to: number): number {
  let minutes = 0;
  for (const range of ranges) {
    const [start, end] = [minuteOf(range.start), minuteOf(range.end)];
    const shared = (first: number, last: number) => Math.max(0, Math.min(to, last) - Math.max(from, first));
    minutes += start < end ? shared(start, end) : shared(start, DAY_MINUTES) + shared(0, end);
  }
  return minutes;
}

const DAY_MINUTES = 1_440;

const minuteOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
