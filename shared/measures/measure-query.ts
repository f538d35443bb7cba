import type { Day } from "../paris-time.ts";
import { accepted, type Outcome, type RequestRefusal } from "../refusals/refusal.ts";
import type { UsagePointId } from "../usage-point.ts";
import { MEASURES, type MeasureName } from "./measures.ts";
import { PERIOD_RULES, type Period, period } from "./period.ts";

/** What to ask Enedis, independent of the contract of the request. */
export interface MeasureQuery {
  readonly measure: MeasureName;
  readonly usagePointId: UsagePointId;
  readonly period: Period;
  readonly step?: "P1D" | "P1M";
  readonly quantity?: "PMA" | "TOUT";
}

/** A query with well-formed parameters, whose period is not checked yet. */
export interface UncheckedQuery extends Omit<MeasureQuery, "measure" | "period"> {
  readonly start: Day;
  readonly end: Day;
}

/** The two further parameters of the maximum power, and their defaults. */
export const MAX_POWER_DEFAULTS = { step: "P1D", quantity: "PMA" } as const;

/** What Enedis requires of a measure beside meter and period: it wants both parameters of the maximum power. */
export const measureDefaults = (measure: MeasureName): Pick<MeasureQuery, "step" | "quantity"> =>
  measure === "puissance_conso_max_quotidienne" ? MAX_POWER_DEFAULTS : {};

/** Checks the period of a query against its measure and the clock. */
export function measureQuery(
  measure: MeasureName,
  { start, end, ...rest }: UncheckedQuery,
  nowMs: number,
): Outcome<MeasureQuery, RequestRefusal> {
  const days = period(start, end, PERIOD_RULES[MEASURES[measure].family], nowMs);
  return days.ok ? accepted({ measure, ...measureDefaults(measure), ...rest, period: days.value }) : days;
}
