import { DEMO, OPERATIONS, type Operation, type Parameters } from "./operations.ts";
import { refusalReferences, refusalResponses } from "./refusals.ts";
import { schemaOf } from "./schema-of.ts";
import { MEASURE_2026, METER_READING, PROBLEM, STATUS } from "./schemas.ts";
import { STATUS_EXAMPLE } from "./status-example.ts";
import { TOKEN_EXPIRES, tokenSchemas } from "./token-schemas.ts";
import { tokenPaths } from "./tokens.ts";

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
        "The addresses right under `/api/` are frozen: their parameters, statuses and members never change. What begins with `/api/v2` evolves. `start` is included, `end` is excluded; days are Paris days.",
      license: { name: "MIT", identifier: "MIT" },
    },
    tags: Object.values(TAGS).map((name) => ({ name })),
    // Relative to the address of the document: whoever serves it is the server.
    servers: [{ url: "/" }],
    security: [{ token: [] }],
    paths: {
      "/api": { get: described },
      "/api/v2/status": { get: status },
      ...Object.fromEntries(OPERATIONS.map((operation) => [operation.path, { get: operationObject(operation) }])),
      ...tagged(tokenPaths, TAGS.tokens),
      ...Object.fromEntries(DEMO.map((operation) => [operation.path, { get: demoObject(operation) }])),
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
        Status: schemaOf(STATUS),
      },
      headers: { "Token-Expires": TOKEN_EXPIRES },
      responses: refusalResponses(),
    },
  };
}

/** The parts of the reference. */
const TAGS = {
  v5: "Frozen, in the words of v5",
  y2026: "Frozen, in the words of 2026",
  tokens: "Tokens",
  demo: "Demonstration, without a token",
  service: "The service itself",
} as const;

/** The same paths, every operation of theirs in this part of the reference. */
const tagged = (paths: Readonly<Record<string, Readonly<Record<string, object>>>>, tag: string): object =>
  Object.fromEntries(
    Object.entries(paths).map(([path, methods]) => [
      path,
      Object.fromEntries(Object.entries(methods).map(([method, operation]) => [method, { tags: [tag], ...operation }])),
    ]),
  );

/** The one operation that is open to everybody. */
const described = {
  operationId: "openapi",
  tags: [TAGS.service],
  summary: "This document",
  security: [],
  responses: { "200": { description: "OpenAPI 3.1", content: { "application/json": { schema: { type: "object" } } } } },
};

/** How the service is doing. */
const status = {
  operationId: "status",
  tags: [TAGS.service],
  summary: "Is it the gateway or Enedis? Counters only",
  security: [],
  responses: { "200": answerOf("Status", "As of a few seconds ago.", STATUS_EXAMPLE), ...refusalReferences(["405"]) },
};

function operationObject({ path, summary, parameters, answer, example }: Operation): object {
  return {
    operationId: path.replace("/api/", ""),
    tags: [answer === "MeterReading" ? TAGS.v5 : TAGS.y2026],
    summary,
    parameters: parametersOf(parameters),
    responses: {
      "200": {
        ...answerOf(answer, "The readings.", example),
        headers: { "Token-Expires": { $ref: "#/components/headers/Token-Expires" } },
      },
      ...refusalReferences(),
    },
  };
}

/** The demonstration answers any refusal it is asked for, and needs no token. */
const demoObject = ({ path, summary, parameters, answer, example }: Operation): object => ({
  operationId: path.replace("/api/", "").replace("/", "_"),
  tags: [TAGS.demo],
  summary,
  security: [],
  parameters: parametersOf(parameters),
  responses: { "200": answerOf(answer, "Readings of an invented home.", example), ...refusalReferences() },
});

function answerOf(schema: "MeterReading" | "Measure2026" | "Status", description: string, example: object): object {
  const $ref = `#/components/schemas/${schema}`;
  return { description, content: { "application/json": { schema: { $ref }, example } } };
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
