import { DEMO_CURVE_DAYS, DEMO_PARAMETERS } from "../../shared/demo/parameters.ts";
import { MEASURES, type MeasureName, V5_KINDS, type V5Kind } from "../../shared/measures/measures.ts";
import { MAX_POWER_PARAMETERS_2026, PARAMETERS_2026, V5_PARAMETERS } from "../../shared/measures/parameters.ts";
import { PERIOD_RULES } from "../../shared/measures/period.ts";
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

/** What each kind is, in whichever contract it is asked for. */
const MEANING: Readonly<Record<V5Kind, string>> = {
  daily_consumption: "Energy drawn on each day (Wh)",
  consumption_load_curve: "Mean power drawn over each interval (W)",
  consumption_max_power: "Highest power drawn on each day (VA)",
  daily_production: "Energy injected on each day (Wh)",
  production_load_curve: "Mean power injected over each interval (W)",
};

const KINDS = Object.keys(V5_KINDS) as V5Kind[];
const familyOf = (kind: V5Kind) => MEASURES[V5_KINDS[kind]].family;

/** `null`: however many days. */
const within = (maxDays: number | null, kind: V5Kind): string =>
  maxDays === null ? MEANING[kind] : `${MEANING[kind]}, ${maxDays} days at most`;
const summaryOf = (kind: V5Kind): string => within(PERIOD_RULES[familyOf(kind)].maxDays, kind);

const v5 = (kind: V5Kind): Operation => ({
  path: `/api/${kind}`,
  summary: summaryOf(kind),
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
  ...KINDS.map(v5),
  of2026("consommation_quotidienne", summaryOf("daily_consumption")),
  of2026("courbe_de_charge_consommation", summaryOf("consumption_load_curve")),
  of2026("puissance_conso_max_quotidienne", "Highest power drawn (VA)", MAX_POWER_PARAMETERS_2026),
  of2026("production_quotidienne", summaryOf("daily_production")),
  of2026("courbe_de_charge_production", summaryOf("production_load_curve")),
  of2026("index_consommation", "The meter's own counters, drawn energy"),
  of2026("index_production", "The meter's own counters, injected energy"),
];

/** The same of the invented home, in the words of v5. */
export const DEMO: readonly Operation[] = KINDS.map((kind) => ({
  path: `/api/demo/${kind}`,
  summary: `${within(familyOf(kind) === "load_curve" ? DEMO_CURVE_DAYS : null, kind)}, simulated`,
  parameters: DEMO_PARAMETERS,
  answer: "MeterReading",
  example: answerOfDemo(kind),
}));
