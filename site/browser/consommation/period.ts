import { earliestDay, PERIOD_RULES } from "../../../shared/measures/period.ts";
import { addDays, type Day, monthsBefore } from "../../../shared/paris-time.ts";

/** The days `[start, end[`. */
export interface Span {
  readonly start: Day;
  readonly end: Day;
}

export const PERIODS = ["day", "week", "month", "year", "three_years"] as const;
export type PeriodName = (typeof PERIODS)[number];

const DAYS = { day: 1, week: 7 } as const;
const MONTHS = { month: 1, year: 12, three_years: 36 } as const;
const isOfDays = (period: PeriodName): period is keyof typeof DAYS => period in DAYS;

/**
 * The days of a period. A day and a week end with `last`; months, years and three years are whole calendar months, the last of which
 * holds it. `null`: the latest, which ends yesterday or is under way.
 */
export function spanOf(period: PeriodName, today: Day, last: Day | null): Span {
  const at = upToYesterday(last, today) ?? addDays(today, -1);
  if (isOfDays(period)) return { start: addDays(at, 1 - DAYS[period]), end: addDays(at, 1) };
  const end = monthsBefore(firstOfMonth(at), -1);
  return { start: monthsBefore(end, MONTHS[period]), end: end < today ? end : today };
}

/** The last day of the period before. */
export const lastEarlier = ({ start }: Span): Day => addDays(start, -1);

/** The last day of the period after; `null`: it is the latest. */
export function lastLater(period: PeriodName, { end }: Span, today: Day): Day | null {
  const next = isOfDays(period) ? addDays(end, DAYS[period]) : monthsBefore(end, -MONTHS[period]);
  return upToYesterday(addDays(next, -1), today);
}

/** `null`: yesterday or later. */
export const upToYesterday = (last: Day | null, today: Day): Day | null =>
  last === null || last >= addDays(today, -1) ? null : last;

const firstOfMonth = (of: Day): Day => `${of.slice(0, "YYYY-MM".length)}-01` as Day;

/** The oldest day that Enedis gives of days and of half hours. */
export const oldestOf = (family: "daily" | "load_curve", today: Day): Day => earliestDay(PERIOD_RULES[family], today);

/** The part of a span from a day on; `null` when nothing is left. */
export const since = ({ start, end }: Span, oldest: Day): Span | null =>
  end <= oldest ? null : { start: start < oldest ? oldest : start, end };

/** The part of a span before a day; `null` when nothing is left. */
export const until = ({ start, end }: Span, last: Day): Span | null =>
  start >= last ? null : { start, end: end > last ? last : end };

/**
 * The day that a day is compared with: in short periods the same weekday 52 weeks before, in long ones the same date a year
 * before. 29 February has none.
 */
export function yearBefore(of: Day, period: PeriodName): Day | null {
  if (isOfDays(period)) return addDays(of, -364);
  const before = monthsBefore(of, 12);
  return before.endsWith(of.slice("YYYY-MM-".length)) ? before : null;
}

/** The days that a span is compared with. */
export function spanBefore({ start, end }: Span, period: PeriodName): Span {
  const [first, last] = [start, addDays(end, -1)].map((day) => yearBefore(day, period) ?? addDays(day, -366));
  return { start: first as Day, end: addDays(last as Day, 1) };
}
