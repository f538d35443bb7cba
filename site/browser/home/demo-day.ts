import type { MeterReading } from "../../../shared/frozen/v5-meter-reading.ts";
import { addDays, type Day, parisDay } from "../../../shared/paris-time.ts";

/** A whole day of half hours. */
export interface DemoDay {
  readonly day: Day;
  readonly watts: readonly number[];
}

/** Days to ask for, so that one of them is whole: the demonstration has gaps, as real meters have. */
const ASKED_DAYS = 4;
/** Nor is a day drawn on which clocks change: its hours would not be where the drawing says. */
const HALF_HOURS = 48;

/** The address of the last days of the demonstration. */
export function demoAddress(nowMs: number): string {
  const today = parisDay(nowMs);
  return `/api/demo/consumption_load_curve?start=${addDays(today, -ASKED_DAYS)}&end=${today}`;
}

/** The last whole day of an answer; `null` for none. A stamp is the end of its interval: midnight ends the day before. */
export function lastWholeDay({
  end,
  interval_reading,
}: Pick<MeterReading, "end" | "interval_reading">): DemoDay | null {
  for (let back = 1; back <= ASKED_DAYS; back++) {
    const day = addDays(end as Day, -back);
    const from = `${day} 00:00:00`;
    const to = `${addDays(day, 1)} 00:00:00`;
    const within = interval_reading.filter(({ date }) => date > from && date <= to);
    if (within.length === HALF_HOURS) return { day, watts: within.map(({ value }) => Number(value)) };
  }
  return null;
}
