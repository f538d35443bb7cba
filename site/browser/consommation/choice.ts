import { addDays, type Day, dayStartMs, parisDay } from "../../../shared/paris-time.ts";
import type { TimeWindow } from "../chart/window.ts";
import type { Direction } from "./direction.ts";
import { oldestOf, type PeriodName, spanBefore, spanOf, upToYesterday } from "./period.ts";
import { VIEWS, type ViewName } from "./views/names.ts";

/** What the person looks at. */
export interface Choice {
  readonly period: PeriodName;
  /** The day that the period ends with, or that its last month holds; `null`: the latest period. */
  readonly last: Day | null;
  readonly view: ViewName;
  readonly isCompared: boolean;
  readonly direction: Direction;
  /** The part of the period that is enlarged; `null`: all of it is shown. */
  readonly zoom: TimeWindow | null;
}

export const FIRST_CHOICE: Choice = {
  period: "week",
  last: null,
  view: "days",
  isCompared: false,
  direction: "consumption",
  zoom: null,
};

const OF_HALF_HOURS: readonly ViewName[] = ["curve", "hours", "carbon"];
const OF_CONSUMPTION: readonly ViewName[] = ["peak", "tariff", "carbon"];
const OF_LONG_PERIODS: readonly PeriodName[] = ["year", "three_years"];
/** A day is 25 hours long at most. */
const LONGEST_DAY_MS = 90_000_000;

export const spanOfChoice = ({ period, last }: Pick<Choice, "period" | "last">, today: Day) =>
  spanOf(period, today, last);

/**
 * The views that say something about a period: Enedis keeps half hours for two years, so three years and older periods have none;
 * a day that has them needs no bar of its own.
 */
export function viewsFor(choice: Pick<Choice, "period" | "last" | "direction">, today: Day): readonly ViewName[] {
  const { period, direction } = choice;
  const { end } = spanOfChoice(choice, today);
  const hasHalfHours = period !== "three_years" && end > oldestOf("load_curve", today);
  return VIEWS.filter((view) => {
    if (direction !== "consumption" && OF_CONSUMPTION.includes(view)) return false;
    if (direction === "both") return view === "days" || (view === "months" && OF_LONG_PERIODS.includes(period));
    if (view === "months") return OF_LONG_PERIODS.includes(period);
    if (view === "days" && period === "day") return !hasHalfHours;
    if (view === "peak") return period !== "day";
    return hasHalfHours || !OF_HALF_HOURS.includes(view);
  });
}

/** Whether the view compares energies, and Enedis has any from a year before the period. */
export const canCompare = ({ period, last, view, direction }: Choice, today: Day): "yes" | "no" | "too_old" => {
  if ((view !== "days" && view !== "months") || period === "day" || direction === "both") return "no";
  if (period === "three_years") return "too_old";
  return spanBefore(spanOf(period, today, last), period).end > oldestOf("daily", today) ? "yes" : "too_old";
};

/**
 * A choice with another period, direction or view. Another period ends where the one before did; a view that has nothing to say of it
 * is changed: a day shows its hours, a year its months.
 */
export function chosen(before: Choice, change: Partial<Choice>, today: Day): Choice {
  const isOther = change.period !== undefined && change.period !== before.period;
  const stay = before.period === "three_years" ? null : addDays(spanOfChoice(before, today).end, -1);
  const zoom = change.isCompared === undefined ? null : before.zoom;
  const next = { ...before, zoom, ...(isOther && { last: stay }), ...change };
  const settled = { ...next, last: next.period === "three_years" ? null : upToYesterday(next.last, today) };
  return { ...settled, view: viewOf(settled, isOther ? before.period : null, today) };
}

function viewOf(next: Choice, came: PeriodName | null, today: Day): ViewName {
  const views = viewsFor(next, today);
  const usual: ViewName = next.period === "day" ? "hours" : OF_LONG_PERIODS.includes(next.period) ? "months" : "days";
  const isUsual = next.view === "days" || next.view === "months" || (came === "day" && next.view === "hours");
  if (came !== null && isUsual && views.includes(usual)) return usual;
  return views.includes(next.view) ? next.view : views.includes(usual) ? usual : (views[0] as ViewName);
}

/** What a touched stretch of time opens: a month its days, a day its hours. `null`: it is as close as can be. */
export function openingOf({ period, direction }: Choice, { fromMs, toMs }: TimeWindow): Partial<Choice> | null {
  if (toMs - fromMs > LONGEST_DAY_MS) return { period: "month", last: parisDay(toMs - 1) };
  if (period === "day") return null;
  return { period: "day", last: parisDay(fromMs), ...(direction === "both" && { direction: "consumption" }) };
}

/** Whether there is a period before: Enedis keeps three years. */
export const hasEarlier = (choice: Choice, today: Day): boolean =>
  choice.period !== "three_years" && spanOfChoice(choice, today).start > oldestOf("daily", today);

/** A window within a period; `null`: it is all of it. */
export function zoomIn(choice: Choice, { fromMs, toMs }: TimeWindow, today: Day): TimeWindow | null {
  const { start, end } = spanOfChoice(choice, today);
  return fromMs <= dayStartMs(start) && toMs >= dayStartMs(end) ? null : { fromMs, toMs };
}
