import * as Instant from "temporal-polyfill/fns/Instant";
import * as PlainDate from "temporal-polyfill/fns/PlainDate";
import * as ZonedDateTime from "temporal-polyfill/fns/ZonedDateTime";

/** The clock that Enedis's days and stamps are read on. */
export const PARIS = "Europe/Paris";

declare const checked: unique symbol;

/** A day that exists in the calendar, as `YYYY-MM-DD`: the order of the texts is the order of the days. */
export type Day = string & { readonly [checked]: "Day" };

const YEAR_MONTH_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The day a text names, or `null`: 29 February only in leap years, never a 99th month. */
export function day(text: string): Day | null {
  const [, year, month, date] = YEAR_MONTH_DAY.exec(text) ?? [];
  if (year === undefined) return null;
  try {
    PlainDate.create(Number(year), Number(month), Number(date));
    return text as Day;
  } catch {
    return null;
  }
}

/** What the calendar on a Paris wall shows at this instant. */
export function parisDay(nowMs: number): Day {
  const wall = Instant.toZonedDateTimeISO(Instant.fromEpochMilliseconds(nowMs), PARIS);
  return written(ZonedDateTime.toPlainDate(wall));
}

/** `days` may be negative. */
export const addDays = (to: Day, days: number): Day => written(PlainDate.addDays(record(to), days));

/** The same day of an earlier month, or that month's last day: one month before 31 March is 28 or 29 February. */
export const monthsBefore = (from: Day, months: number): Day => written(PlainDate.subtractMonths(record(from), months));

/** How many days `[start, end[` holds; negative when `end` comes first. */
export const daysBetween = (start: Day, end: Day): number => PlainDate.diffDays(record(start), record(end));

/** The instant at which a day is over in Paris: the next one begins. */
export const dayEndMs = (of: Day): number =>
  PlainDate.toZonedDateTime(PlainDate.addDays(record(of), 1), PARIS).epochMilliseconds;

/** Whether clocks go back on this day, so that one hour of it is lived twice. */
export const hasRepeatedHour = (on: Day): boolean =>
  ZonedDateTime.hoursInDay(PlainDate.toZonedDateTime(record(on), PARIS)) > 24;

function record(of: Day): PlainDate.Record {
  const [year, month, date] = of.split("-").map(Number) as [number, number, number];
  return PlainDate.create(year, month, date);
}

const written = (date: PlainDate.Record): Day => PlainDate.toString(date) as Day;
