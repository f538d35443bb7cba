import type { ClockChange, Direction, Minutes } from "../nature.ts";
import { type Day, stamp, wallClock } from "../paris.ts";
import { drawnWh, usesOf } from "./consumption.ts";
import { type Interval, intervalsOf } from "./intervals.ts";
import { between, noise } from "./noise.ts";
import { injectedWh, sunWeight } from "./production.ts";

/** A meter in one direction, with the length of its intervals. */
export interface Meter {
  readonly prm: string;
  readonly direction: Direction;
  readonly minutes: Minutes;
  readonly clockChange: ClockChange;
  /** Whether daily energy (an index difference) is a few Wh above the curve's (mean powers), as real answers can be. */
  readonly dailyDifference: boolean;
}

/** The energy of one interval. `startMinute`: its beginning on the wall clock, in minutes since midnight. */
export interface IntervalEnergy {
  readonly startMs: number;
  readonly startMinute: number;
  readonly wh: number;
}

export interface CurvePoint {
  readonly endStamp: string;
  readonly watts: number;
}

const HOUR_MS = 3_600_000;

/** Energy under the curve of a day, in Wh. The day's total comes first and the curve is fitted to it, so that both agree. */
const curveWh = ({ prm, direction }: Meter, day: Day): number =>
  direction === "CONS" ? drawnWh(prm, day) : injectedWh(prm, day);

/** Energy of a day, in Wh: the difference between two index readings. */
export function dailyWh(meter: Meter, day: Day): number {
  const { prm, direction, dailyDifference } = meter;
  const wh = curveWh(meter, day);
  if (!dailyDifference) return wh;
  return wh + 1 + Math.floor(12 * noise(prm, direction, "index", `${day}`));
}

/** Mean power of each interval of a day. */
export function curveOf(meter: Meter, day: Day): readonly CurvePoint[] {
  return measured(meter, day).map(({ interval, watts }) => ({ endStamp: interval.endStamp, watts }));
}

/** The highest power of a day, in VA, and its instant. It is above the curve, whose points are means. */
export function maxPowerOf(meter: Meter, day: Day): { readonly va: number; readonly at: string } {
  const { prm } = meter;
  const top = measured(meter, day).reduce((best, next) => (next.watts > best.watts ? next : best));
  const seconds = 1 + Math.floor(noise(prm, "second", `${day}`) * (top.interval.lengthMs / 1_000 - 2));
  return {
    va: 1 + Math.floor(top.watts * between(1.05, 1.4, prm, "peak", `${day}`)),
    at: stamp(wallClock(top.interval.startMs + seconds * 1_000)),
  };
}

/** Energy of each interval of a day, in whole Wh. Their sum is the daily value. */
export function energyByInterval(meter: Meter, day: Day): readonly IntervalEnergy[] {
  const energies = measured(meter, day).map(({ interval: { startMs, startMinute }, wh }) => ({
    startMs,
    startMinute,
    wh,
  }));
  const last = energies.at(-1);
  if (last === undefined || !meter.dailyDifference) return energies;
  // The last interval gets what the daily value has above the curve.
  return [...energies.slice(0, -1), { ...last, wh: last.wh + dailyWh(meter, day) - curveWh(meter, day) }];
}

interface Measured {
  readonly interval: Interval;
  readonly wh: number;
  readonly watts: number;
}

function measured(meter: Meter, day: Day): readonly Measured[] {
  const { prm, direction, minutes, clockChange } = meter;
  const intervals = intervalsOf(day, minutes, clockChange);
  const shares = direction === "CONS" ? drawnShares(prm, day, intervals) : intervals.map((i) => sunWeight(prm, day, i));
  // A meter counts whole Wh per interval, so half hours are even numbers of W, as in published curves.
  const energies = split(curveWh(meter, day), shares);
  return intervals.map((interval, index) => {
    const wh = energies[index] ?? 0;
    return { interval, wh, watts: (wh * HOUR_MS) / interval.lengthMs };
  });
}

function drawnShares(prm: string, day: Day, intervals: readonly Interval[]): readonly number[] {
  const shares = intervals.map(() => 0);
  for (const use of usesOf(prm, day)) {
    const weights = intervals.map(use.weight);
    const sum = weights.reduce((total, weight) => total + weight, 0);
    weights.forEach((weight, index) => {
      shares[index] = (shares[index] ?? 0) + (use.wh * weight) / sum;
    });
  }
  return shares;
}

/** Whole parts in proportion to the weights. Their sum is exactly the total. */
function split(total: number, weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  let given = 0;
  let upTo = 0;
  return weights.map((weight) => {
    upTo += weight;
    const part = Math.round((total * upTo) / sum) - given;
    given += part;
    return part;
  });
}
