export const QUARTER_MS = 15 * 60_000;

/** How final a value of éCO2mix is, from first to last: RTE consolidates a month in the middle of the next, a year in the next. */
export const VINTAGES = ["real_time", "consolidated", "definitive"] as const;
export type Vintage = (typeof VINTAGES)[number];

/** The carbon intensity of French electricity production in one quarter of an hour. */
export interface Quarter {
  /** When it begins: a multiple of a quarter of an hour. */
  readonly startMs: number;
  /** g CO2 per kWh. */
  readonly grams: number;
  readonly vintage: Vintage;
}
