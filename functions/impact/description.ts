import { ALL_METHODS, ALL_PROCESSES, SCORE_WEIGHTS } from "../../shared/impact/v1.0.0/factors/factors.ts";
import { PERSON_YEAR_POINTS } from "../../shared/impact/v1.0.0/score.ts";
import { openApiDocument } from "../../shared/openapi/document.ts";
import { jsonAnswer, type Operation, TAGS } from "../../shared/openapi/operation.ts";
import { refusalsOn } from "../../shared/openapi/refusals.ts";
import type { Area } from "../../shared/refusals/rule.ts";
import { METHOD_LIST, PROCESS_LIST } from "./schemas.ts";

/** Where a version of the calculation stands: the evolving one at the root, a frozen one under its own prefix. */
export interface Place {
  readonly prefix: string;
  readonly version: string;
}

/** The evolving version. */
export const EVOLVING: Place = { prefix: "", version: "1.1.0" };

/** The OpenAPI document of one version of the calculation. */
export const impactDocument = ({ version }: Place, operations: readonly Operation[], origin = ""): object =>
  openApiDocument(
    operations,
    {
      title: "Conso API: what my electricity costs the planet",
      version,
      summary: "The environmental cost of a quantity of energy, in the manner of Ecobalyse.",
      description:
        "Without an account: the aggregated environmental cost. With a token: each indicator, with its method. The token is not a licence: every figure here is openly licensed; those that are not are absent and explained.",
      license: { name: "MIT", identifier: "MIT" },
    },
    origin,
  );

/** The refusals of an operation about impacts, with the members of Ecobalyse. */
export const impactRefusals = (area: Area) => refusalsOn(area, {}, { isAboutImpacts: true });

/** The id of an operation: each version has its own. */
export const idOf = (name: string, { prefix, version }: Place): string =>
  prefix === "" ? name : `${name}_v${version.replaceAll(".", "_")}`;

export const describeImpactDocument = (place: Place): Operation => ({
  path: `${place.prefix}/api/impact`,
  method: "get",
  operationId: idOf("impactDocument", place),
  tag: TAGS.impact,
  summary: "The OpenAPI document of the calculation alone",
  description: "OpenAPI 3.1. The document of a frozen version never changes.",
  isPublic: true,
  responses: {
    "200": {
      description: "OpenAPI 3.1",
      content: {
        "application/json": { schema: { type: "object", additionalProperties: true }, example: { openapi: "3.1.0" } },
      },
    },
    ...impactRefusals("catalogue"),
  },
});

export const describeProcesses = (place: Place): Operation => ({
  path: `${place.prefix}/api/impact/processes`,
  method: "get",
  operationId: idOf("impactProcesses", place),
  tag: TAGS.impact,
  summary: "What can be counted: electricity by country and voltage, heat; with units, figures and their methods",
  description: "The same list until the next version; a process names the methods that have figures for it.",
  isPublic: true,
  responses: {
    "200": {
      ...jsonAnswer(PROCESS_LIST, "The same until the next version.", {
        version: place.version,
        processes: ALL_PROCESSES.slice(0, 2),
      }),
      links: {
        simulate: {
          operationId: idOf("simulateImpact", place),
          description: "What an amount of the first process costs.",
          requestBody: { consumptions: [{ processId: "$response.body#/processes/0/id", amount: 12 }] },
        },
      },
    },
    ...impactRefusals("catalogue"),
  },
  schemas: [PROCESS_LIST],
});

/** `more`: the methods that this version has beyond the frozen engine. */
export const describeMethods = (place: Place, more: readonly object[] = []): Operation => ({
  path: `${place.prefix}/api/impact/methods`,
  method: "get",
  operationId: idOf("impactMethods", place),
  tag: TAGS.impact,
  summary: "Where each figure comes from, under which licence, and how impacts are weighed into a score",
  description: "Sources, licences and weights, so that any figure can be computed again.",
  isPublic: true,
  responses: {
    "200": jsonAnswer(METHOD_LIST, "The same until the next version.", {
      version: place.version,
      methods: [...ALL_METHODS, ...more],
      score: {
        personYearPoints: PERSON_YEAR_POINTS,
        ...SCORE_WEIGHTS,
        categories: SCORE_WEIGHTS.categories.slice(0, 2),
      },
    }),
    ...impactRefusals("catalogue"),
  },
  schemas: [METHOD_LIST],
});
