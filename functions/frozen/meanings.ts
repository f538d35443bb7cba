import type { MeasureName } from "../../shared/measures/measures.ts";

/** What the numbers of a measure are, with their unit: the summary of its operations. */
export const MEANINGS: Readonly<Record<MeasureName, string>> = {
  consommation_quotidienne: "Energy drawn on each day (Wh)",
  courbe_de_charge_consommation: "Mean power drawn over each interval (W)",
  puissance_conso_max_quotidienne: "Highest power drawn on each day (VA)",
  production_quotidienne: "Energy injected on each day (Wh)",
  courbe_de_charge_production: "Mean power injected over each interval (W)",
  index_consommation: "The meter's own counters, drawn energy",
  index_production: "The meter's own counters, injected energy",
};
