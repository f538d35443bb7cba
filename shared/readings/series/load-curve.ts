import { ENERGY_COLUMNS } from "../columns.ts";
import { curveRows, type EnergyRow } from "../rows.ts";
import type { SeriesDefinition, SeriesWords } from "./definition.ts";
import { ENERGY_MEANINGS } from "./words.ts";

const HALF_HOUR_MS = 1_800_000;

const measures = { consumption: "courbe_de_charge_consommation", production: "courbe_de_charge_production" } as const;

/** Energy and mean power of each interval. */
export const loadCurve = {
  measures,
  family: "load_curve",
  mostDays: 7,
  columns: ENERGY_COLUMNS,
  rowReader:
    (direction) =>
    ({ body }, period) =>
      curveRows(measures[direction], body, period),
  extraDays: 0,
  stepMs: HALF_HOUR_MS,
  needsCollection: true,
  energyOf: ({ energyWh }) => ({ energyWh, tariff: null }),
} as const satisfies SeriesDefinition<EnergyRow>;

export const loadCurveWords: SeriesWords<EnergyRow> = () => ({
  summary: "Energy and mean power of each interval, as the meter cuts them: 5 to 60 minutes",
  schemaName: "EnergyReadings",
  meanings: ENERGY_MEANINGS,
  nullable: ["quality"],
  example: ({ startMs }) => ({
    startMs,
    endMs: startMs + HALF_HOUR_MS,
    energyWh: 73,
    powerW: 146,
    quality: "raw",
  }),
});
