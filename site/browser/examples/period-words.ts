import { EXAMPLES } from "#words/examples";
import { LOCALE, withFirstOfMonth } from "#words/language";
import { addDays, type Day } from "../../../shared/paris-time.ts";
import type { Question } from "./question.ts";

const TEXTS = EXAMPLES.results;
const MONTH = "YYYY-MM".length;
const YEAR = "YYYY".length;

const inFull = (day: string, parts: Intl.DateTimeFormatOptions): string =>
  withFirstOfMonth(new Intl.DateTimeFormat(LOCALE, { ...parts, timeZone: "UTC" }).format(Date.parse(day)));

/** The first day without what it shares with the last one: `21`, `28 octobre`, `28 octobre 2025`. */
function firstDay(start: string, last: string): string {
  if (start.slice(0, MONTH) === last.slice(0, MONTH)) return inFull(start, { day: "numeric" });
  const sameYear = start.slice(0, YEAR) === last.slice(0, YEAR);
  return inFull(start, { day: "numeric", month: "long", ...(!sameYear && { year: "numeric" }) });
}

/** The period of a question in words, as they are spoken, its last day included; each day with its date. */
export function periodInWords({
  start,
  end,
}: Pick<Question, "start" | "end">): readonly (string | readonly [string, string])[] {
  const last = end > start ? addDays(end as Day, -1) : start;
  const lastText = [last, inFull(last, { day: "numeric", month: "long", year: "numeric" })] as const;
  return last === start
    ? [`${TEXTS.on} `, lastText]
    : [`${TEXTS.from} `, [start, firstDay(start, last)], ` ${TEXTS.to} `, lastText];
}
