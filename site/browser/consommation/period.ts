import { earliestDay, PERIOD_RULES } from "../../../shared/measures/period.ts";
import { addDays, type Day, monthsBefore } from "../../../shared/paris-time.ts";

/** The days `[start, end[`. */
export interface Span {
  readonly start: Day;
  readonly end: Day;
}

export const PERIODS = ["yesterday", "week", "month", "year", "three_years"] as const;
export type PeriodName = (typeof PERIODS)[number];

/**
 * The days of a period, `back` periods before the latest. Days and weeks end yesterday; months, years and three years are whole
 * calendar months, the last of which is under way.
 */
export function spanOf(period: PeriodName, today: Day, back: number): Span {
  if (period === "yesterday") return { start: addDays(today, -1 - back), end: addDays(today, -back) };
  if (period === "week") return { start: addDays(today, -7 * (back + 1)), end: addDays(today, -7 * back) };
  const months = MONTHS[period];
  const thisMonth = firstOfMonth(addDays(today, -1));
  const end = monthsBefore(thisMonth, months * back - 1);
  return { start: monthsBefore(thisMonth, months * (back + 1) - 1), end: end < today ? end : today };
}

const MONTHS = { month: 1, year: 12, three_years: 36 } as const;

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
  if (period === "yesterday" || period === "week") return addDays(of, -364);
  const before = monthsBefore(of, 12);
  return before.endsWith(of.slice("YYYY-MM-".length)) ? before : null;
}

/** The days that a span is compared with. */
export function spanBefore({ start, end }: Span, period: PeriodName): Span {
  const [first, last] = [start, addDays(end, -1)].map((day) => yearBefore(day, period) ?? addDays(day, -366));
  return { start: first as Day, end: addDays(last as Day, 1) };
}
