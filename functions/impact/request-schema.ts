import { MOST_WATTS } from "../../shared/impact/curve-bounds.ts";
import {
  ALL_PROCESSES,
  factorOf,
  type Process,
  SCORE_METHODS,
  type ScoreMethod,
  scoresOf,
} from "../../shared/impact/v1.0.0/factors/factors.ts";
import { REQUEST } from "../../shared/impact/v1.0.0/request.ts";
import { toJsonSchema } from "../../shared/openapi/schema.ts";

type Schema = Readonly<Record<string, unknown>>;

const A_DAY = "20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])";
const A_TIME = "([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?";
/** As `shared/impact/v1.0.0/curve.ts` reads them. */
const STAMP = `^${A_DAY}[ T]${A_TIME}$`;
const POWER = "^(0*[0-9]{1,12}([.][0-9]+)?)?$";

/**
 * The body of a simulation as the engine accepts it: processes that have a figure for the method, each in its own unit, or a curve. The
 * schema of the frozen document, `REQUEST`, says less: it stays as it was frozen.
 */
export function simulationRequestSchema(): Schema {
  const frozen = toJsonSchema(REQUEST) as { readonly properties: Readonly<Record<string, Schema>> };
  const { consumptions = {}, loadCurve = {}, method = {} } = frozen.properties;
  return {
    description: "Either `consumptions` or `loadCurve`.",
    // They exclude each other, but for the linter an optional `method` tells nothing apart.
    anyOf: [
      ...SCORE_METHODS.map((name) => ofConsumptions(consumptions, method, name)),
      {
        title: "A load curve",
        type: "object",
        properties: { loadCurve: { ...loadCurve, items: pointOf(loadCurve.items as Schema) }, method },
        required: ["loadCurve"],
        additionalProperties: false,
      },
    ],
  };
}

function ofConsumptions(consumptions: Schema, method: Schema, name: ScoreMethod): Schema {
  const { properties } = consumptions.items as { readonly properties: Readonly<Record<string, Schema>> };
  const { processId, amount, unit } = properties;
  const counted = Map.groupBy(
    ALL_PROCESSES.filter((process) => hasScore(process, name)),
    (process) => process.unit,
  );
  const items = [...counted].map(([of, processes]) => ({
    title: `In ${of}`,
    type: "object",
    properties: {
      processId: { ...processId, enum: processes.map(({ id }) => id), examples: [processes[0]?.id] },
      amount,
      unit: { ...unit, const: of },
    },
    required: ["processId", "amount"],
    additionalProperties: false,
  }));
  const isDefault = name === SCORE_METHODS[0];
  const { enum: _, default: __, ...described } = method;
  return {
    title: `Amounts of energy, by ${name}`,
    type: "object",
    properties: {
      consumptions: { ...consumptions, items: items.length === 1 ? items[0] : { oneOf: items } },
      method: { ...described, const: name, ...(isDefault && { default: name }) },
    },
    required: isDefault ? ["consumptions"] : ["consumptions", "method"],
    additionalProperties: false,
  };
}

const hasScore = ({ id }: Process, method: ScoreMethod): boolean =>
  scoresOf(method).every((indicator) => factorOf(id, method, indicator) !== undefined);

function pointOf(point: Schema): Schema {
  const { date, value, interval_length } = point.properties as Readonly<Record<string, Schema>>;
  const { anyOf: _, ...described } = value ?? {};
  return {
    ...point,
    properties: {
      date: {
        ...date,
        pattern: STAMP,
        description: `${date?.description} A day that exists, no earlier than the end of the point before.`,
      },
      value: {
        ...described,
        anyOf: [
          { type: "string", pattern: POWER },
          { type: "number", minimum: 0, exclusiveMaximum: MOST_WATTS },
          { type: "null" },
        ],
      },
      interval_length,
    },
  };
}
