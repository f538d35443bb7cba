import { MAX_POWER_PARAMETERS_2026, PARAMETERS_2026, V5_PARAMETERS } from "../../shared/query-parameters.ts";
import { schemaOf } from "./schema-of.ts";
import { MEASURE_2026, METER_READING, PROBLEM } from "./schemas.ts";
import { NARROWED, TOKEN_EXPIRES, tokenPaths, tokenSchemas } from "./tokens.ts";

type Parameters = typeof V5_PARAMETERS | typeof PARAMETERS_2026 | typeof MAX_POWER_PARAMETERS_2026;

interface Operation {
  readonly path: string;
  readonly summary: string;
  readonly parameters: Parameters;
  readonly answer: "MeterReading" | "Measure2026";
}

const v5 = (path: string, summary: string): Operation => ({
  path,
  summary,
  parameters: V5_PARAMETERS,
  answer: "MeterReading",
});
const of2026 = (path: string, summary: string, parameters: Parameters = PARAMETERS_2026): Operation => ({
  path,
  summary,
  parameters,
  answer: "Measure2026",
});

const OPERATIONS: readonly Operation[] = [
  v5("/api/daily_consumption", "Energy drawn on each day (Wh)"),
  v5("/api/consumption_load_curve", "Mean power drawn over each interval (W), 7 days at most"),
  v5("/api/consumption_max_power", "Highest power drawn on each day (VA)"),
  v5("/api/daily_production", "Energy injected on each day (Wh)"),
  v5("/api/production_load_curve", "Mean power injected over each interval (W), 7 days at most"),
  of2026("/api/consommation_quotidienne", "Energy drawn on each day (Wh)"),
  of2026("/api/courbe_de_charge_consommation", "Mean power drawn over each interval (W), 7 days at most"),
  of2026("/api/puissance_conso_max_quotidienne", "Highest power drawn (VA)", MAX_POWER_PARAMETERS_2026),
  of2026("/api/production_quotidienne", "Energy injected on each day (Wh)"),
  of2026("/api/courbe_de_charge_production", "Mean power injected over each interval (W), 7 days at most"),
  of2026("/api/index_consommation", "The meter's own counters, drawn energy"),
  of2026("/api/index_production", "The meter's own counters, injected energy"),
];

/** Each status a data route may answer with, and what it means there. */
const REFUSALS: Readonly<Record<string, string>> = {
  "400": "The request is incorrect, or carries no `Authorization` header: no call was spent on it.",
  "401": `The token is invalid, expired or revoked, does not open this meter, or was narrowed: ${NARROWED}.`,
  "403": "Enedis finds no consent, or the request reached a data centre outside the EU.",
  "404": "Enedis has no reading for this meter and period.",
  "405": "These addresses are only read.",
  "429": "The shared quota is taken. `Retry-After` is an appointment: a place is kept for you then.",
  "500": "Enedis's technical error, or a fault of the gateway: see `origin`.",
  "502": "Enedis gave no usable answer.",
  "503": "Enedis, or the gateway, is briefly unavailable.",
  "504": "Enedis did not answer in time.",
};

/**
 * The OpenAPI 3.1 document of the frozen API, made from the schemas that read its requests. Made when the gateway is built,
 * not when it is asked: what makes it would weigh a sixth of the Worker.
 */
export function openApiDocument(): object {
  return {
    openapi: "3.1.0",
    info: {
      title: "Conso API",
      version: "1",
      summary: "What a Linky meter measured, for its owner.",
      description:
        "Frozen, but for what begins with `/api/v2`: these addresses, parameters, statuses and members never change. `start` is included, `end` is excluded; days are Paris days.",
      license: { name: "MIT", identifier: "MIT" },
    },
    // Relative to the address of the document: whoever serves it is the server.
    servers: [{ url: "/" }],
    security: [{ token: [] }],
    paths: {
      "/api": { get: described },
      ...Object.fromEntries(OPERATIONS.map((operation) => [operation.path, { get: operationObject(operation) }])),
      ...tokenPaths,
    },
    components: {
      securitySchemes: {
        token: {
          type: "http",
          scheme: "bearer",
          bearerFormat: "JWT",
          description: "Given after consent: `/api/auth`.",
        },
      },
      schemas: {
        MeterReading: schemaOf(METER_READING),
        Measure2026: schemaOf(MEASURE_2026),
        Problem: schemaOf(PROBLEM),
        ...tokenSchemas,
      },
      headers: { "Token-Expires": TOKEN_EXPIRES },
    },
  };
}

/** The one operation that is open to everybody. */
const described = {
  operationId: "openapi",
  summary: "This document",
  security: [],
  responses: { "200": { description: "OpenAPI 3.1", content: { "application/json": { schema: { type: "object" } } } } },
};

function operationObject({ path, summary, parameters, answer }: Operation): object {
  const refusals = Object.entries(REFUSALS).map(([status, description]) => [
    status,
    { description, content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } } },
  ]);
  return {
    operationId: path.replace("/api/", ""),
    summary,
    parameters: parametersOf(parameters),
    responses: {
      "200": {
        description: "The readings.",
        headers: { "Token-Expires": { $ref: "#/components/headers/Token-Expires" } },
        content: { "application/json": { schema: { $ref: `#/components/schemas/${answer}` } } },
      },
      ...Object.fromEntries(refusals),
    },
  };
}

function parametersOf(parameters: Parameters): object[] {
  const { properties = {}, required = [] } = schemaOf(parameters) as {
    properties?: Record<string, { description?: string }>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: "query",
    required: required.includes(name),
    ...(description !== undefined && { description }),
    schema,
  }));
}
