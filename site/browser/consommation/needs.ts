import type { Day } from "../../../shared/paris-time.ts";
import { addDays, daysBetween } from "../../../shared/paris-time.ts";
import { DIFFERENCE_EXTRA_DAYS } from "../../../shared/readings/dials.ts";
import type { Direction } from "./direction.ts";
import { oldestOf, type PeriodName, type Span, since, spanBefore, until } from "./period.ts";
import type { DrawnSeries } from "./rows.ts";
import { MOST_DAYS_WITH_CURVE, type ViewName } from "./views/names.ts";

/** A part of a period that a view needs of one series. */
export interface Need {
  readonly series: DrawnSeries | "intensity";
  readonly span: Span;
}

/** How far back each is kept. */
const FAMILY_OF = {
  daily: "daily",
  load_curve: "load_curve",
  max_power: "daily",
  registers: "daily",
  intensity: "load_curve",
} as const satisfies Readonly<Record<Need["series"], string>>;

interface Choice {
  readonly view: ViewName;
  readonly period: PeriodName;
  readonly span: Span;
  readonly today: Day;
  readonly isCompared: boolean;
  /** The token does not open the energy of days. */
  readonly isDailyClosed: boolean;
  /** Only energies are drawn side by side. */
  readonly direction: Direction;
}

/** What a view needs, in the order in which to read it: what is drawn largest comes first. */
export function needsOf({ view, period, span, today, isCompared, isDailyClosed, direction }: Choice): Need[] {
  const of = (series: Need["series"], wanted: Span): Need[] => {
    const there = since(wanted, oldestOf(FAMILY_OF[series], today));
    return there === null ? [] : [{ series, span: there }];
  };
  const energy = isDailyClosed ? "load_curve" : "daily";
  const before = isCompared ? of(energy, spanBefore(span, period)) : [];
  switch (view) {
    case "days": {
      const isShort = daysBetween(span.start, span.end) <= MOST_DAYS_WITH_CURVE;
      return [
        ...of(energy, span),
        ...before,
        ...(isShort && !isDailyClosed && direction !== "both" ? of("load_curve", span) : []),
      ];
    }
    case "months":
      return [...of(energy, span), ...before];
    case "curve":
    case "hours":
      // Of a day without half hours there is its total.
      return [...of("load_curve", span), ...(period === "day" && !isDailyClosed ? of("daily", span) : [])];
    case "peak":
      return of("max_power", span);
    case "tariff": {
      const known = until(span, addDays(today, -DIFFERENCE_EXTRA_DAYS));
      return known === null ? [] : of("registers", known);
    }
    case "carbon":
      return [...of("load_curve", span), ...of("intensity", span)];
  }
}

/** The series without which a view is empty. */
export const mainSeriesOf = (view: ViewName, isDailyClosed: boolean): DrawnSeries => {
  if (view === "peak") return "max_power";
  if (view === "tariff") return "registers";
  return (view === "days" || view === "months") && !isDailyClosed ? "daily" : "load_curve";
};
