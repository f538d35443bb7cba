import { DEMO_CURVE_DAYS, DEMO_PARAMETERS } from "../../shared/demo/parameters.ts";
import { dataConnectIndexSchema, dataConnectSchema, meterReadingSchema } from "../../shared/frozen/answer-schemas.ts";
import type { Contract } from "../../shared/frozen/contract.ts";
import { MEASURES, V5_KINDS, type V5Kind } from "../../shared/measures/measures.ts";
import { PERIOD_RULES } from "../../shared/measures/period.ts";
import { TOKEN_EXPIRES } from "../../shared/openapi/document.ts";
import { jsonAnswer, type Operation, queryParameters, TAGS } from "../../shared/openapi/operation.ts";
import { refusalReferences } from "../../shared/openapi/refusals.ts";
import type { NamedSchema } from "../../shared/openapi/schema.ts";
import { dataConnectExample, demoExample, v5Example } from "./examples.ts";

const METER_READING: NamedSchema = { name: "MeterReading", schema: meterReadingSchema };
const MEASURE_2026: NamedSchema = { name: "Measure2026", schema: dataConnectSchema };
const INDEX_2026: NamedSchema = { name: "Index2026", schema: dataConnectIndexSchema };

/** The operation of a frozen data route. `meaning` says what its numbers are, with their unit. */
export function describeReading({ name, measure, generation, parameters }: Contract, meaning: string): Operation {
  const { maxDays } = PERIOD_RULES[MEASURES[measure].family];
  const isIndex = measure.startsWith("index_");
  const schema = generation === "v5" ? METER_READING : isIndex ? INDEX_2026 : MEASURE_2026;
  const example = generation === "v5" ? v5Example(name as V5Kind) : dataConnectExample(measure);
  return {
    path: `/api/${name}`,
    method: "get",
    operationId: name,
    tag: generation === "v5" ? TAGS.v5 : TAGS.dataConnect,
    summary: withMaxDays(meaning, maxDays),
    parameters: queryParameters(parameters),
    responses: { "200": jsonAnswer(schema, "The readings.", example, TOKEN_EXPIRES), ...refusalReferences() },
    schemas: [schema],
  };
}

/** The operation of a demonstration route: it answers any refusal it is asked for, and needs no token. */
export function describeDemo(kind: V5Kind, meaning: string): Operation {
  const { family } = MEASURES[V5_KINDS[kind]];
  return {
    path: `/api/demo/${kind}`,
    method: "get",
    operationId: `demo_${kind}`,
    tag: TAGS.demo,
    summary: `${withMaxDays(meaning, family === "load_curve" ? DEMO_CURVE_DAYS : null)}, simulated`,
    isPublic: true,
    parameters: queryParameters(DEMO_PARAMETERS),
    responses: {
      "200": jsonAnswer(METER_READING, "Readings of an invented home.", demoExample(kind)),
      ...refusalReferences(),
    },
    schemas: [METER_READING],
  };
}

const withMaxDays = (meaning: string, maxDays: number | null): string =>
  maxDays === null ? meaning : `${meaning}, ${maxDays} days at most`;
