/** Load curves and daily values have different limits. */
type Family = "load_curve" | "daily";

interface MeasureRule {
  readonly family: Family;
  readonly direction: "CONS" | "PROD";
}

/**
 * The seven measures of Data Connect 2026, by the name that ends their path (`mesure_synchrone_auto/v2/<name>`).
 * `index_*` readings follow the daily rules.
 */
export const MEASURES = {
  consommation_quotidienne: { family: "daily", direction: "CONS" },
  courbe_de_charge_consommation: { family: "load_curve", direction: "CONS" },
  puissance_conso_max_quotidienne: { family: "daily", direction: "CONS" },
  production_quotidienne: { family: "daily", direction: "PROD" },
  courbe_de_charge_production: { family: "load_curve", direction: "PROD" },
  index_consommation: { family: "daily", direction: "CONS" },
  index_production: { family: "daily", direction: "PROD" },
} as const satisfies Record<string, MeasureRule>;

export type MeasureName = keyof typeof MEASURES;

/** The five kinds of the frozen v5 contract, and the 2026 measure each is translated from. */
export const V5_KINDS = {
  daily_consumption: "consommation_quotidienne",
  consumption_load_curve: "courbe_de_charge_consommation",
  consumption_max_power: "puissance_conso_max_quotidienne",
  daily_production: "production_quotidienne",
  production_load_curve: "courbe_de_charge_production",
} as const satisfies Record<string, MeasureName>;

export type V5Kind = keyof typeof V5_KINDS;
