import { Temporal } from "temporal-polyfill";
import { countedOn } from "../../packages/simulator/index.ts";

type Day = Temporal.PlainDate;
type Direction = "CONS" | "PROD";
/** Wh by the first millisecond of an hour. */
export type Hours = Map<number, number>;

export const HOUR_MS = 3_600_000;
const PARIS = "Europe/Paris";
const MORNING = 6 * 60;

/** Off-peak hours as `/api/v2/meters` gives them. */
export type OffPeak = readonly { readonly start: string; readonly end: string }[];

/** Days in Paris from the first to the one before the last. */
export function daysBetween(first: Day, end: Day): Day[] {
  const days: Day[] = [];
  for (let day = first; Temporal.PlainDate.compare(day, end) < 0; day = day.add({ days: 1 })) days.push(day);
  return days;
}

export const parisDay = (atMs: number): Day =>
  Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(PARIS).toPlainDate();
export const dayStartMs = (day: Day): number => day.toZonedDateTime(PARIS).epochMilliseconds;

/** The last day that the simulator has published by now: yesterday, from eight in the morning. */
export function lastPublished(nowMs: number): Day {
  const now = Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(PARIS);
  return now.toPlainDate().subtract({ days: now.hour < 8 ? 2 : 1 });
}

/** What the simulated meter counted in each hour of these days. */
export function curveTruth(meter: string, direction: Direction, days: readonly Day[]): Hours {
  const hours: Hours = new Map();
  for (const day of days) {
    for (const { startMs, wh } of counted(meter, direction, day).intervals) add(hours, startMs, wh);
  }
  return hours;
}

/** What it counted on each of these days, at the day's first hour. */
export const dailyTruth = (meter: string, direction: Direction, days: readonly Day[]): Hours =>
  new Map(days.map((day) => [Math.floor(dayStartMs(day) / HOUR_MS) * HOUR_MS, counted(meter, direction, day).wh]));

/** What each register of the supplier's calendar counted in each hour, by the period of an interval's beginning. */
export function registerTruth(meter: string, days: readonly Day[], offPeak: OffPeak): Map<string, Hours> {
  const registers = new Map<string, Hours>();
  for (const day of days) {
    const colours = [day.subtract({ days: 1 }), day].map((one) => colourOf(meter, one));
    for (const { startMs, wh } of counted(meter, "CONS", day).intervals) {
      const minute = minuteOf(startMs);
      const isLow = isOffPeak(minute, offPeak);
      const colour = colours[isLow && minute < MORNING ? 0 : 1] ?? "";
      const register = `${isLow ? "HC" : "HP"}${colour}`;
      const hours = registers.get(register) ?? new Map();
      registers.set(register, hours);
      add(hours, startMs, wh);
    }
  }
  return registers;
}

/** The colour of a day of Tempo: that of the one peak register that counts on it; "" for other contracts. */
function colourOf(meter: string, day: Day): string {
  const peak = counted(meter, "CONS", day).registers.find(
    ({ calendar, period, wh }) => calendar.startsWith("FC") && period.startsWith("HP") && wh > 0,
  );
  return peak?.period.slice(2) ?? "";
}

const counted = (meter: string, direction: Direction, day: Day) => {
  const found = countedOn(meter, direction, `${day}`);
  if (found === null) throw new Error("no such meter");
  return found;
};

function add(hours: Hours, atMs: number, wh: number): void {
  const hourMs = Math.floor(atMs / HOUR_MS) * HOUR_MS;
  hours.set(hourMs, (hours.get(hourMs) ?? 0) + wh);
}

function minuteOf(atMs: number): number {
  const { hour, minute } = Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(PARIS);
  return hour * 60 + minute;
}

const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

const isOffPeak = (minute: number, offPeak: OffPeak): boolean =>
  offPeak.some(({ start, end }) => {
    const [first, last] = [minutes(start), minutes(end)];
    return first < last ? minute >= first && minute < last : minute >= first || minute < last;
  });
