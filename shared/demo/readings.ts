import type { V5Kind } from "../measures/measures.ts";
import type { Period } from "../measures/period.ts";
import type { IntervalReading, MeterReading } from "../measures/v5-meter-reading.ts";
import { READING_TYPES } from "../measures/v5-meter-reading.ts";
import { addDays, type Day, daysBetween } from "../paris-time.ts";
import { type HalfHour, halfHours } from "./half-hours.ts";
import { drawnW, injectedW, peakOf } from "./home.ts";

/** The number of no meter. */
export const DEMO_METER = "00000000000000";

/** Real answers say `BRUT` or `BEST`. */
const QUALITY = "SIMULE";

/** Gaps, as real meters have them: a whole day of each month, six hours of another. */
const isMissing = (day: Day): boolean => day.endsWith("-12");
const isGap = (day: Day, { count }: HalfHour): boolean => day.endsWith("-20") && count >= 20 && count < 32;

/** The readings of the invented home, in the shape of the real answer. */
export function demoReading(kind: V5Kind, { start, end }: Period): MeterReading {
  const days = Array.from({ length: daysBetween(start, end) }, (_, count) => addDays(start, count));
  return {
    usage_point_id: DEMO_METER,
    start,
    end,
    quality: QUALITY,
    reading_type: READING_TYPES[kind],
    interval_reading: days.filter((day) => !isMissing(day)).flatMap((day) => POINTS[kind](day)),
  };
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
