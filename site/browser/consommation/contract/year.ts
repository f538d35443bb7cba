import { addDays, type Day, daysOf, monthsBefore } from "../../../../shared/paris-time.ts";
import { DIFFERENCE_EXTRA_DAYS } from "../../../../shared/readings/dials.ts";
import type { ExaminedHome } from "../../../../shared/tariffs/examination.ts";
import type { RegisterReading } from "../../../../shared/tariffs/register-rates.ts";
import type { LoadedReadings } from "../loaded.ts";
import type { Need } from "../needs.ts";
import { oldestOf, type Span, since, until } from "../period.ts";
import type { RegisterLine } from "../rows.ts";

/** A year that ends yesterday. */
export const yearBefore = (today: Day): Span => ({ start: monthsBefore(today, 12), end: today });

/** What an examination reads, what takes longest last. */
export function yearNeeds(today: Day): Need[] {
  const year = yearBefore(today);
  const of = (series: Need["series"], span: Span | null, family: "daily" | "load_curve"): Need[] => {
    const there = span === null ? null : since(span, oldestOf(family, today));
    return there === null ? [] : [{ series, span: there }];
  };
  return [
    ...of("daily", year, "daily"),
    ...of("max_power", year, "daily"),
    ...of("registers", until(year, addDays(today, -DIFFERENCE_EXTRA_DAYS)), "daily"),
    ...of("load_curve", year, "load_curve"),
  ];
}

/** Readings as an examination takes them, with the days from the first to the last that has any. `null`: there are none. */
export type YearReadings = Pick<ExaminedHome, "period" | "curve" | "days" | "peaks" | "registers">;

export function yearReadings(loaded: LoadedReadings, today: Day): YearReadings | null {
  const year = yearBefore(today);
  const days = daysOf(year.start, year.end);
  const within = (has: (day: Day) => boolean): Span | null => {
    const [first, last] = [days.find(has), days.findLast(has)];
    return first === undefined || last === undefined ? null : { start: first, end: addDays(last, 1) };
  };
  const hasCurve = (day: Day) => loaded.load_curve.has(day);
  const period = within(hasCurve) ?? within((day) => loaded.daily.has(day) || loaded.registers.has(day));
  if (period === null) return null;
  const read = daysOf(period.start, period.end);
  return {
    period,
    curve: read.flatMap((day) =>
      (loaded.load_curve.get(day) ?? []).map(({ startMs, endMs, wh }) => ({ startMs, endMs, energyWh: wh })),
    ),
    days: read.flatMap((day) => {
      const wh = loaded.daily.get(day);
      return wh === undefined ? [] : [{ day, rate: "base" as const, energyWh: wh }];
    }),
    peaks: read.flatMap((day) => {
      const peak = loaded.max_power.get(day);
      return peak === undefined ? [] : [{ day, maxPowerVa: peak.va }];
    }),
    registers: read.flatMap((day) => (loaded.registers.get(day) ?? []).map((line) => readingOf(day, line))),
  };
}

const readingOf = (day: Day, { calendar, owner, register, energy_wh }: RegisterLine): RegisterReading => ({
  day,
  calendar,
  isSuppliers: owner === "supplier",
  register,
  energyWh: energy_wh,
});
