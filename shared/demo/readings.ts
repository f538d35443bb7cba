import type { IntervalReading, MeterReading } from "../frozen/v5-meter-reading.ts";
import { READING_TYPES } from "../frozen/v5-meter-reading.ts";
import type { V5Kind } from "../measures/measures.ts";
import type { Period } from "../measures/period.ts";
import { type Day, daysOf } from "../paris-time.ts";
import { type HalfHour, halfHours } from "./half-hours.ts";
import { drawnW, injectedW, peakOf } from "./home.ts";

/** The number of no meter. */
export const DEMO_METER = "00000000000000";

/** Real answers say `BRUT` or `BEST`. */
export const QUALITY = "SIMULE";

/** Gaps, as real meters have them: a whole day of each month, six hours of another. */
const isMissing = (day: Day): boolean => day.endsWith("-12");
const isGap = (day: Day, { count }: HalfHour): boolean => day.endsWith("-20") && count >= 20 && count < 32;

/** The readings of the invented home, in the shape of the real answer. */
export function demoReading(kind: V5Kind, period: Period): MeterReading {
  return {
    ...head(kind, period),
    interval_reading: daysOf(period.start, period.end).flatMap((day) => demoPoints(kind, day)),
  };
}

const head = (kind: V5Kind, { start, end }: Period) => ({
  usage_point_id: DEMO_METER,
  start,
  end,
  quality: QUALITY,
  reading_type: READING_TYPES[kind],
});

/** The points of one day. */
export const demoPoints = (kind: V5Kind, day: Day): readonly IntervalReading[] =>
  isMissing(day) ? [] : POINTS[kind](day);

/** More than the days that may be asked for, of all kinds: about 8 MB. */
const MOST_DAYS = 5_000;

/** The JSON of demonstration readings, with each day computed once: a year of half hours has 17 520 points, 1.5 MB. */
export class DemoTexts {
  readonly #days = new Map<string, string>();
  readonly #points: typeof demoPoints;

  constructor(points = demoPoints) {
    this.#points = points;
  }

  /** The text of `demoReading(kind, period)`. */
  text(kind: V5Kind, period: Period): string {
    const days = daysOf(period.start, period.end).map((day) => this.#day(kind, day));
    const points = days.filter((text) => text !== "").join(",");
    return `${JSON.stringify(head(kind, period)).slice(0, -1)},"interval_reading":[${points}]}`;
  }

  #day(kind: V5Kind, day: Day): string {
    const key = `${kind} ${day}`;
    const known = this.#days.get(key);
    if (known !== undefined) return known;
    const [oldest] = this.#days.keys();
    if (oldest !== undefined && this.#days.size >= MOST_DAYS) this.#days.delete(oldest);
    const text = JSON.stringify(this.#points(kind, day)).slice(1, -1);
    this.#days.set(key, text);
    return text;
  }
}

type Power = typeof drawnW;

const curve = (power: Power) => (day: Day) =>
  halfHours(day)
    .filter((halfHour) => !isGap(day, halfHour))
    .map(({ count, minute, stamp }): IntervalReading => {
      const value = `${power(day, minute, count)}`;
      return { value, date: stamp, interval_length: "PT30M", measure_type: "B" };
    });

const energy = (power: Power) => (day: Day) => {
  const wattHours = halfHours(day).reduce((sum, { count, minute }) => sum + power(day, minute, count) / 2, 0);
  return [{ value: `${Math.round(wattHours)}`, date: day as string }];
};

const maxPower = (day: Day): IntervalReading[] => {
  const [first, ...others] = halfHours(day).map(({ minute, count }) => ({ minute, watts: drawnW(day, minute, count) }));
  if (first === undefined) return [];
  const highest = others.reduce((most, other) => (other.watts > most.watts ? other : most), first);
  const { va, second } = peakOf(day, highest.watts);
  return [{ value: `${va}`, date: `${day} ${clock(highest.minute * 60 + second)}` }];
};

const POINTS: Record<V5Kind, (day: Day) => readonly IntervalReading[]> = {
  daily_consumption: energy(drawnW),
  consumption_load_curve: curve(drawnW),
  consumption_max_power: maxPower,
  daily_production: energy(injectedW),
  production_load_curve: curve(injectedW),
};

const two = (value: number) => String(Math.floor(value)).padStart(2, "0");
const clock = (second: number) => `${two(second / 3600)}:${two((second / 60) % 60)}:${two(second % 60)}`;
