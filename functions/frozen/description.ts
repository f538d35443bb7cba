import { DEMO_CURVE_DAYS, DEMO_PARAMETERS } from "../../shared/demo/parameters.ts";
import { dataConnectIndexSchema, dataConnectSchema, meterReadingSchema } from "../../shared/frozen/answer-schemas.ts";
import type { FrozenRoute } from "../../shared/frozen/route.ts";
import { MEASURES, V5_KINDS, type V5Kind } from "../../shared/measures/measures.ts";
import { PERIOD_RULES } from "../../shared/measures/period.ts";
import { TOKEN_EXPIRES } from "../../shared/openapi/document.ts";
import { jsonAnswer, type Operation, queryParameters, TAGS } from "../../shared/openapi/operation.ts";
import { refusalReferences } from "../../shared/openapi/refusals.ts";
import type { NamedSchema } from "../../shared/openapi/schema.ts";
import { dataConnectExample, demoExample, v5Example } from "./examples.ts";
import { MEANINGS } from "./meanings.ts";

const METER_READING: NamedSchema = { name: "MeterReading", schema: meterReadingSchema };
const MEASURE_2026: NamedSchema = { name: "Measure2026", schema: dataConnectSchema };
const INDEX_2026: NamedSchema = { name: "Index2026", schema: dataConnectIndexSchema };

const V5_SHAPE =
  "The bare `meter_reading` object of the API that Enedis has replaced, by exact translation. A point that Enedis cannot write as a number is left out.";
const SHAPE_2026 = "Enedis's own body of 2026, byte for byte.";
/** What a client generated from the document has to expect. */
const OLD_STATUSES =
  "The statuses are those of the old contract: 400 without an `Authorization` header, 401 for a meter that the token does not open.";

/** The operation of a frozen data route. */
export function describeReading({ name, measure, generation, parameters }: FrozenRoute): Operation {
  const { maxDays } = PERIOD_RULES[MEASURES[measure].family];
  const isIndex = measure.startsWith("index_");
  const schema = generation === "v5" ? METER_READING : isIndex ? INDEX_2026 : MEASURE_2026;
  const example = generation === "v5" ? v5Example(name as V5Kind) : dataConnectExample(measure);
  return {
    path: `/api/${name}`,
    method: "get",
    operationId: name,
    tag: generation === "v5" ? TAGS.v5 : TAGS.dataConnect,
    summary: withMaxDays(MEANINGS[measure], maxDays),
    description: `${generation === "v5" ? V5_SHAPE : SHAPE_2026} ${OLD_STATUSES}`,
    parameters: queryParameters(parameters).map(orEmpty),
    responses: { "200": jsonAnswer(schema, "The readings.", example, TOKEN_EXPIRES), ...refusalReferences() },
    schemas: [schema],
  };
}

/** The old contract reads an empty choice as one that is left out. */
function orEmpty(parameter: object): object {
  const { schema, ...rest } = parameter as { readonly schema: { readonly enum?: readonly string[] } };
  return schema.enum === undefined ? parameter : { ...rest, schema: { ...schema, enum: [...schema.enum, ""] } };
}

/** The operation of a demonstration route: it answers any refusal it is asked for, and needs no token. */
export function describeDemo(kind: V5Kind): Operation {
  const measure = V5_KINDS[kind];
  const { family } = MEASURES[measure];
  return {
    path: `/api/demo/${kind}`,
    method: "get",
    operationId: `demo_${kind}`,
    tag: TAGS.demo,
    summary: `${withMaxDays(MEANINGS[measure], family === "load_curve" ? DEMO_CURVE_DAYS : null)}, simulated`,
    description:
      "Readings of an invented home in the v5 shape, and with `error` each refusal that a program should handle. Nothing is asked of Enedis.",
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
