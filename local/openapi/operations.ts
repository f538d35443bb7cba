import { DEMO_PARAMETERS } from "../../shared/demo/parameters.ts";
import { type MeasureName, V5_KINDS, type V5Kind } from "../../shared/measures.ts";
import { MAX_POWER_PARAMETERS_2026, PARAMETERS_2026, V5_PARAMETERS } from "../../shared/query-parameters.ts";
import { answer2026, answerOfDemo, answerV5 } from "./examples.ts";

/** What an operation reads, as the schema that reads it. */
export type Parameters =
  | typeof V5_PARAMETERS
  | typeof PARAMETERS_2026
  | typeof MAX_POWER_PARAMETERS_2026
  | typeof DEMO_PARAMETERS;

export interface Operation {
  readonly path: string;
  readonly summary: string;
  readonly parameters: Parameters;
  readonly answer: "MeterReading" | "Measure2026";
  readonly example: object;
}

const v5 = (kind: V5Kind, summary: string): Operation => ({
  path: `/api/${kind}`,
  summary,
  parameters: V5_PARAMETERS,
  answer: "MeterReading",
  example: answerV5(kind),
});
const of2026 = (measure: MeasureName, summary: string, parameters: Parameters = PARAMETERS_2026): Operation => ({
  path: `/api/${measure}`,
  summary,
  parameters,
  answer: "Measure2026",
  example: answer2026(measure),
});

/** The data routes, all frozen. */
export const OPERATIONS: readonly Operation[] = [
  v5("daily_consumption", "Energy drawn on each day (Wh)"),
  v5("consumption_load_curve", "Mean power drawn over each interval (W), 7 days at most"),
  v5("consumption_max_power", "Highest power drawn on each day (VA)"),
  v5("daily_production", "Energy injected on each day (Wh)"),
  v5("production_load_curve", "Mean power injected over each interval (W), 7 days at most"),
  of2026("consommation_quotidienne", "Energy drawn on each day (Wh)"),
  of2026("courbe_de_charge_consommation", "Mean power drawn over each interval (W), 7 days at most"),
  of2026("puissance_conso_max_quotidienne", "Highest power drawn (VA)", MAX_POWER_PARAMETERS_2026),
  of2026("production_quotidienne", "Energy injected on each day (Wh)"),
  of2026("courbe_de_charge_production", "Mean power injected over each interval (W), 7 days at most"),
  of2026("index_consommation", "The meter's own counters, drawn energy"),
  of2026("index_production", "The meter's own counters, injected energy"),
];

/** The same of the invented home, in the words of v5. */
export const DEMO: readonly Operation[] = (Object.keys(V5_KINDS) as V5Kind[]).map((kind) => ({
  path: `/api/demo/${kind}`,
  summary: `${OPERATIONS.find(({ path }) => path === `/api/${kind}`)?.summary ?? kind}, simulated`,
  parameters: DEMO_PARAMETERS,
  answer: "MeterReading",
  example: answerOfDemo(kind),
}));
