import type { Day } from "../../../shared/paris-time.ts";
import { oldestOf, type PeriodName, spanOf } from "./period.ts";
import { VIEWS, type ViewName } from "./views/names.ts";

/** What the person looks at. */
export interface Choice {
  readonly period: PeriodName;
  /** How many periods before the latest. */
  readonly back: number;
  readonly view: ViewName;
  readonly isCompared: boolean;
  readonly direction: "consumption" | "production";
}

export const FIRST_CHOICE = { period: "week", back: 0, view: "days", isCompared: false } as const;

const OF_HALF_HOURS: readonly ViewName[] = ["curve", "hours", "carbon"];

/** The views that say something about a period: a day has no bars, three years have no half hours (Enedis keeps two). */
export function viewsFor({ period, direction }: Pick<Choice, "period" | "direction">): readonly ViewName[] {
  return VIEWS.filter((view) => {
    if (direction === "production" && ["peak", "tariff", "carbon"].includes(view)) return false;
    if (period === "yesterday") return view !== "days" && view !== "months" && view !== "peak";
    if (view === "months") return period === "year" || period === "three_years";
    return period !== "three_years" || !OF_HALF_HOURS.includes(view);
  });
}

/** A choice with another period, direction or view; the view is changed when it has nothing to say of it. */
export function chosen(before: Choice, change: Partial<Choice>): Choice {
  const next = { ...before, ...(change.period !== undefined && { back: 0 }), ...change };
  const views = viewsFor(next);
  if (change.period === "three_years") return { ...next, view: views.includes(next.view) ? next.view : "months" };
  return views.includes(next.view) ? next : { ...next, view: views[0] as ViewName };
}

/** Whether there is a period before: Enedis keeps three years. */
export const hasEarlier = ({ period, back }: Choice, today: Day): boolean =>
  period !== "three_years" && spanOf(period, today, back + 1).end > oldestOf("daily", today);
