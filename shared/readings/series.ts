import type { MEASURES, MeasureName } from "../measures/measures.ts";
import type { Direction } from "../token/scope.ts";

interface SeriesRule {
  /** The measure of Enedis behind it, for each direction; `null` where Enedis has none. */
  readonly measures: { readonly consumption: MeasureName; readonly production: MeasureName | null };
  readonly family: (typeof MEASURES)[MeasureName]["family"];
  /** The most days of one call to Enedis: seven for a curve by its rule, a year of days by custom. */
  readonly mostDays: number;
}

/** What `/api/v2/{consumption|production}/…` offers. */
export const SERIES = {
  daily: {
    measures: { consumption: "consommation_quotidienne", production: "production_quotidienne" },
    family: "daily",
    mostDays: 365,
  },
  load_curve: {
    measures: { consumption: "courbe_de_charge_consommation", production: "courbe_de_charge_production" },
    family: "load_curve",
    mostDays: 7,
  },
  max_power: {
    measures: { consumption: "puissance_conso_max_quotidienne", production: null },
    family: "daily",
    mostDays: 365,
  },
  index: {
    measures: { consumption: "index_consommation", production: "index_production" },
    family: "daily",
    mostDays: 365,
  },
  registers: {
    measures: { consumption: "index_consommation", production: "index_production" },
    family: "daily",
    mostDays: 365,
  },
} as const satisfies Record<string, SeriesRule>;

export type SeriesName = keyof typeof SERIES;

/** Every series of each direction, by the end of its address. */
export const OFFERED = (["consumption", "production"] as const satisfies readonly Direction[]).flatMap((direction) =>
  (Object.keys(SERIES) as SeriesName[]).flatMap((series) => {
    const measure = SERIES[series].measures[direction];
    return measure === null ? [] : [{ direction, series, measure }];
  }),
);
