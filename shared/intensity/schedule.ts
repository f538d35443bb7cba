import { addDays, type Day, monthsBefore, parisDay } from "../paris-time.ts";
import type { Dataset, Window } from "./eco2mix.ts";

/** How far back a load curve may be asked of Enedis, and the month that is under way. */
const MONTHS = 25;
/** Real time lives until it is consolidated: in the middle of the next month. */
const REAL_TIME_MONTHS = 3;
const RECENT_DAYS = 2;

/** What the last quarters of an hour brought, corrections of yesterday included: looked at every time. */
export function recentWindow(nowMs: number): Window {
  const today = parisDay(nowMs);
  return windowOf("eco2mix-national-tr", addDays(today, -RECENT_DAYS), addDays(today, 1));
}

/** A month of one dataset, by a name that is stored. */
export interface Month {
  readonly name: string;
  readonly window: Window;
}

/** Every month that is worth looking at again, the newest first: holes are filled, and corrections picked up, in turn. */
export function monthsAt(nowMs: number): readonly Month[] {
  const thisMonth = `${parisDay(nowMs).slice(0, "YYYY-MM".length)}-01` as Day;
  const months = (dataset: Dataset, count: number): Month[] =>
    Array.from({ length: count }, (_, back) => {
      const first = monthsBefore(thisMonth, back);
      return { name: `${dataset} ${first.slice(0, 7)}`, window: windowOf(dataset, first, monthsBefore(first, -1)) };
    });
  return [...months("eco2mix-national-tr", REAL_TIME_MONTHS), ...months("eco2mix-national-cons-def", MONTHS)];
}

/** The month whose turn it is: one never looked at, then the one looked at longest ago. */
export function nextMonth(nowMs: number, lookedAtMs: ReadonlyMap<string, number>): Month {
  const [first, ...others] = monthsAt(nowMs);
  if (first === undefined) throw new Error("there are no months");
  const lookedAt = ({ name }: Month) => lookedAtMs.get(name) ?? Number.NEGATIVE_INFINITY;
  return others.reduce((due, month) => (lookedAt(month) < lookedAt(due) ? month : due), first);
}

// Days in UTC: at worst an hour of the next month comes along.
const windowOf = (dataset: Dataset, from: Day, to: Day): Window => ({
  dataset,
  fromMs: Date.parse(`${from}T00:00:00Z`),
  toMs: Date.parse(`${to}T00:00:00Z`),
});

/** Older quarters are forgotten. */
export const oldestKeptMs = (nowMs: number): number => Date.parse(`${monthsBefore(parisDay(nowMs), MONTHS)}T00:00:00Z`);
