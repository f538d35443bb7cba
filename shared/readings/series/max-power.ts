import { SPAN_COLUMNS } from "../columns.ts";
import { type MaxPowerRow, maxPowerRows } from "../rows.ts";
import { ONE_A_DAY, type SeriesDefinition, type SeriesWords } from "./definition.ts";
import { QUALITY_MEANING, SPAN_MEANINGS } from "./words.ts";

/** The highest apparent power of each day. Enedis has none of production. */
export const maxPower = {
  ...ONE_A_DAY,
  measures: { consumption: "puissance_conso_max_quotidienne", production: null },
  columns: [
    ...SPAN_COLUMNS,
    { name: "max_power_va", type: "integer", of: ({ maxPowerVa }) => maxPowerVa },
    { name: "reached_at", type: "instant", of: ({ reachedMs }) => reachedMs },
    { name: "quality", type: "text", of: ({ quality }) => quality },
  ],
  rowReader:
    () =>
    ({ body }, period) =>
      maxPowerRows(body, period),
} as const satisfies SeriesDefinition<MaxPowerRow>;

export const maxPowerWords: SeriesWords<MaxPowerRow> = () => ({
  summary: "The highest apparent power of each day",
  schemaName: "MaxPowerReadings",
  meanings: {
    ...SPAN_MEANINGS,
    max_power_va: "Apparent power, in VA.",
    reached_at: "When that power was reached.",
    quality: QUALITY_MEANING,
  },
  nullable: ["quality"],
  example: (day) => ({ ...day, maxPowerVa: 4_638, reachedMs: day.startMs + 70_066_000, quality: "raw" }),
});
