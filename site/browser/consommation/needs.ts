import type { Day } from "../../../shared/paris-time.ts";
import { addDays, daysBetween } from "../../../shared/paris-time.ts";
import { oldestOf, type PeriodName, type Span, since, spanBefore, until } from "./period.ts";
import type { SeriesName } from "./rows.ts";
import { MOST_DAYS_WITH_CURVE, type ViewName } from "./views/names.ts";

/** A part of a period that a view needs of one series. */
export interface Need {
  readonly series: SeriesName | "intensity";
  readonly span: Span;
}

interface Asked {
  readonly view: ViewName;
  readonly period: PeriodName;
  readonly span: Span;
  readonly today: Day;
  readonly isCompared: boolean;
  /** The token does not open the energy of days. */
  readonly isDailyClosed: boolean;
}

/** What a view needs, in the order in which to read it: what is drawn largest comes first. */
export function needsOf({ view, period, span, today, isCompared, isDailyClosed }: Asked): Need[] {
  const of = (series: Need["series"], asked: Span): Need[] => {
    const family = series === "load_curve" || series === "intensity" ? "load_curve" : "daily";
    const there = since(asked, oldestOf(family, today));
    return there === null ? [] : [{ series, span: there }];
  };
  const energy = isDailyClosed ? "load_curve" : "daily";
  const before = isCompared ? of(energy, spanBefore(span, period)) : [];
  switch (view) {
    case "days": {
      const isShort = daysBetween(span.start, span.end) <= MOST_DAYS_WITH_CURVE;
      return [...of(energy, span), ...before, ...(isShort && !isDailyClosed ? of("load_curve", span) : [])];
    }
    case "months":
      return [...of(energy, span), ...before];
    case "curve":
    case "hours":
      return of("load_curve", span);
    case "peak":
      return of("max_power", span);
    case "tariff": {
      // The energy of a day by register is known a day later than its energy.
      const known = until(span, addDays(today, -1));
      return known === null ? [] : of("registers", known);
    }
    case "carbon":
      return [...of("load_curve", span), ...of("intensity", span)];
  }
}

/** The series without which a view is empty. */
export const mainSeriesOf = (view: ViewName, isDailyClosed: boolean): SeriesName => {
  if (view === "peak") return "max_power";
  if (view === "tariff") return "registers";
  return (view === "days" || view === "months") && !isDailyClosed ? "daily" : "load_curve";
};
