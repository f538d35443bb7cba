import type { MeasureAnswer } from "../enedis/wire.ts";
import { type MeasureName, V5_KINDS, type V5Kind } from "../measures/measures.ts";
import { accepted, type Outcome, type Refusal } from "../refusals/refusal.ts";
import { wordErrorAsDataConnect } from "./data-connect-error-words.ts";
import { MAX_POWER_PARAMETERS_2026, PARAMETERS_2026, V5_PARAMETERS } from "./parameters.ts";
import { maxPowerQuery2026, query2026, v5Query } from "./query.ts";
import { wordErrorAsV5 } from "./v5-error-words.ts";
import { meterReading } from "./v5-meter-reading.ts";

/** How one generation of the frozen API asks for a measure, writes it, and words its errors. */
export interface FrozenRoute {
  /** The last segment of its address. */
  readonly name: string;
  readonly measure: MeasureName;
  readonly generation: "v5" | "2026";
  /** The parameters, for the documentation. */
  readonly parameters: typeof V5_PARAMETERS | typeof PARAMETERS_2026 | typeof MAX_POWER_PARAMETERS_2026;
  /** The schema that reads them. */
  readonly query: typeof v5Query | typeof query2026 | typeof maxPowerQuery2026;
  /** The JSON text of an answer. */
  readonly write: (answer: MeasureAnswer) => Outcome<string>;
  /** The `error` member of a refusal, or `null` where this generation has no words for it. */
  readonly wordError: (refusal: Refusal) => unknown;
}

/** The contract of v5: the bare `meter_reading`, by exact translation. */
export const v5Route = (kind: V5Kind): FrozenRoute => ({
  name: kind,
  measure: V5_KINDS[kind],
  generation: "v5",
  parameters: V5_PARAMETERS,
  query: v5Query,
  write: ({ body }) => {
    const reading = meterReading(kind, body);
    return reading.ok ? accepted(JSON.stringify(reading.value)) : reading;
  },
  wordError: wordErrorAsV5,
});

/** The contract of Data Connect 2026: Enedis's own body, byte for byte. */
export const dataConnectRoute = (measure: MeasureName): FrozenRoute => ({
  name: measure,
  measure,
  generation: "2026",
  ...(measure === "puissance_conso_max_quotidienne"
    ? { parameters: MAX_POWER_PARAMETERS_2026, query: maxPowerQuery2026 }
    : { parameters: PARAMETERS_2026, query: query2026 }),
  write: ({ text }) => accepted(text),
  wordError: wordErrorAsDataConnect,
});
