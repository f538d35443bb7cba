import { type Day, dayEndMs, dayStartMs } from "../paris-time.ts";

/** How much of a day there is: `expected` = `present` + `missing`. */
export interface DayCoverage {
  readonly day: Day;
  readonly expected: number;
  readonly present: number;
  readonly missing: number;
}

interface Interval {
  readonly startMs: number;
  readonly endMs: number;
}

/** A difference over several days is the reading of none of them. */
const LONGEST_DAY_MS = 25 * 3_600_000;

/**
 * Counts what is there, day by day, of the part of each day that was asked for. What is missing is counted in intervals as
 * long as those that are there, or as those of the days before.
 */
export class CoverageCount {
  readonly #window: Interval;
  #stepMs: number | null;

  /** `stepMs`: the length of an interval until one has come; `null`: one value a day, which several rows may share. */
  constructor(window: Interval, stepMs: number | null) {
    this.#window = window;
    this.#stepMs = stepMs;
  }

  /** Days in order, each with the intervals that begin in it, in order. */
  count(days: readonly Day[], intervals: readonly Interval[]): DayCoverage[] {
    let next = 0;
    return days.map((day) => {
      const fromMs = Math.max(dayStartMs(day), this.#window.startMs);
      const toMs = Math.min(dayEndMs(day), this.#window.endMs);
      let present = 0;
      let coveredMs = 0;
      for (; (intervals[next]?.startMs ?? Number.POSITIVE_INFINITY) < toMs; next++) {
        const { startMs, endMs } = intervals[next] as Interval;
        const lengthMs = endMs - startMs;
        if (this.#stepMs !== null) {
          this.#stepMs = lengthMs;
          present++;
        } else if (lengthMs <= LONGEST_DAY_MS) present = 1;
        coveredMs += lengthMs;
      }
      const missing = this.#stepMs === null ? 1 - present : Math.round((toMs - fromMs - coveredMs) / this.#stepMs);
      return { day, expected: present + missing, present, missing };
    });
  }
}
