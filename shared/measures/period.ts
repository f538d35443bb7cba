import { addDays, type Day, daysBetween, monthsBefore, parisDay } from "../paris-time.ts";
import { accepted, type Outcome, type RequestRefusal, refused } from "../refusals/refusal.ts";
import type { MEASURES, MeasureName } from "./measures.ts";

/** The days of a request, `[start, end[`: the end is excluded, in both frozen contracts and in Data Connect 2026. */
export interface Period {
  readonly start: Day;
  readonly end: Day;
}

/** How long a period may be, and how far back it may reach. */
export interface PeriodRule {
  /** `null`: Enedis documents no limit. */
  readonly maxDays: number | null;
  readonly historyMonths: number;
}

/** Enedis's own limits, by family of measures (Data Connect 2026 Swagger; Data Connect error guide). */
export const PERIOD_RULES: Readonly<Record<(typeof MEASURES)[MeasureName]["family"], PeriodRule>> = {
  load_curve: { maxDays: 7, historyMonths: 24 },
  daily: { maxDays: null, historyMonths: 36 },
};

/**
 * The Swagger says "36 (24) months and 15 days before the call", the error guide says 16 and "the start date must be
 * greater than" that. Both agree when day 16 is the first refused one.
 */
const HISTORY_EXTRA_DAYS = 15;

/** The oldest day that a request may ask for. */
export const earliestDay = (rule: PeriodRule, today: Day): Day =>
  addDays(monthsBefore(today, rule.historyMonths), -HISTORY_EXTRA_DAYS);

/**
 * Checks a period by Enedis's own rules, so that a period it would refuse costs no call. The order of the checks decides which
 * error a caller sees: the period in itself, then against today, then against the limits of the measure.
 */
export function period(start: Day, end: Day, rule: PeriodRule, nowMs: number): Outcome<Period, RequestRefusal> {
  // Equal dates count as reversed: the 2026 Swagger asks for different dates, and v5 refused equal ones in practice.
  if (start >= end) return refused({ code: "period_reversed" });

  // An end of today gives data up to yesterday; Enedis refuses tomorrow.
  const today = parisDay(nowMs);
  if (end > today) return refused({ code: "period_in_future" });

  // ADAM-ERR0126 says "less than 7 days", yet Enedis answers exactly 7 (336 half hours).
  const { maxDays } = rule;
  if (maxDays !== null && daysBetween(start, end) > maxDays) return refused({ code: "period_too_long", maxDays });

  const earliest = earliestDay(rule, today);
  if (start < earliest) return refused({ code: "period_too_old", earliest });

  return accepted({ start, end });
}
