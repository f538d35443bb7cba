import { ENERGY_COLUMNS } from "../columns.ts";
import { dailyRows, type EnergyRow } from "../rows.ts";
import { ONE_A_DAY, type SeriesDefinition, type SeriesWords } from "./definition.ts";
import { ENERGY_MEANINGS } from "./words.ts";

const measures = { consumption: "consommation_quotidienne", production: "production_quotidienne" } as const;

/** Energy of each day. */
export const daily = {
  ...ONE_A_DAY,
  measures,
  columns: ENERGY_COLUMNS,
  rowReader:
    (direction) =>
    ({ body }, period) =>
      dailyRows(measures[direction], body, period),
  energyOf: ({ energyWh }) => ({ energyWh, tariff: null }),
} as const satisfies SeriesDefinition<EnergyRow>;

export const dailyWords: SeriesWords<EnergyRow> = () => ({
  summary: "Energy of each day",
  schemaName: "EnergyReadings",
  meanings: ENERGY_MEANINGS,
  nullable: ["quality"],
  example: (day) => ({ ...day, energyWh: 11_776, powerW: 491, quality: "raw" }),
});
