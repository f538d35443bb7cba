import { impactProblemSchema, problemSchema } from "../http/problem.ts";
import type { Retirement } from "../http/retirement.ts";
import { type Operation, TAG_DESCRIPTIONS, TAGS } from "./operation.ts";
import { refusalExamples, refusalResponses } from "./refusals.ts";
import { toJsonSchema } from "./schema.ts";

/** The header with which every answer to a token announces its end. */
export const TOKEN_EXPIRES = { "Token-Expires": { $ref: "#/components/headers/Token-Expires" } };

const GATEWAY = {
  title: "Conso API",
  version: "1",
  summary: "The readings of a Linky meter, for its owner.",
  description:
    "The addresses of readings right under `/api/` are frozen: their parameters, statuses and members never change. Addresses under `/api/v2` and `/api/impact` evolve. `start` is included, `end` is excluded; days are days in Paris.",
  license: { name: "MIT", identifier: "MIT" },
};

/**
 * The OpenAPI 3.1 document of these operations. Made when the gateway is built, not when it is asked. `origin` is the configured
 * public address of the gateway; without one, addresses are relative to the document's own.
 */
export function openApiDocument(operations: readonly Operation[], info: object = GATEWAY, origin = ""): object {
  const schemas = [
    { name: "Problem", schema: problemSchema },
    { name: "ImpactProblem", schema: impactProblemSchema },
    ...operations.flatMap((operation) => operation.schemas ?? []),
  ];
  const document = {
    openapi: "3.1.0",
    info: { ...info, contact: { name: "Report a problem", url: `${origin}/signaler` } },
    tags: Object.entries(TAGS)
      .filter(([, name]) => operations.some(({ tag }) => tag === name))
      .map(([key, name]) => ({ name, description: TAG_DESCRIPTIONS[key as keyof typeof TAGS] })),
    servers: [{ url: origin === "" ? "/" : origin }],
    security: [{ token: [] }],
    paths: Object.fromEntries(
      [...Map.groupBy(operations, ({ path }) => path)].map(([path, ofPath]) => [
        path,
        Object.fromEntries(ofPath.map((operation) => [operation.method, operationObject(operation)])),
      ]),
    ),
    components: {
      securitySchemes: {
        token: {
          type: "http",
          scheme: "bearer",
          bearerFormat: "JWT",
          description: "Issued after a consent: `/api/auth`.",
        },
      },
      schemas: Object.fromEntries(schemas.map(({ name, schema }) => [name, toJsonSchema(schema())])),
      headers: {
        "Token-Expires": {
          description: "When the token ends (an HTTP date). Present from 60 days before.",
          schema: { type: "string", examples: ["Fri, 22 Jan 2027 11:00:00 GMT"] },
        },
      },
      responses: refusalResponses(),
      examples: refusalExamples(),
    },
  };
  return withoutUnused(document);
}

interface Document {
  readonly components: Readonly<Record<string, Readonly<Record<string, object>>>>;
}

/** Drops the components that nothing refers to, also those that only a dropped one referred to. */
function withoutUnused<D extends Document>(document: D): D {
  const text = JSON.stringify(document);
  const isUsed = (kind: string, name: string) =>
    kind === "securitySchemes" || text.includes(`"#/components/${kind}/${name}"`);
  const components = Object.fromEntries(
    Object.entries(document.components).flatMap(([kind, entries]) => {
      const kept = Object.entries(entries).filter(([name]) => isUsed(kind, name));
      return kept.length > 0 ? [[kind, Object.fromEntries(kept)]] : [];
    }),
  );
  const smaller = { ...document, components };
  return JSON.stringify(smaller).length < text.length ? withoutUnused(smaller) : smaller;
}

const operationObject = (operation: Operation): object => {
  const { path: _, method: __, schemas: ___, tag, isPublic = false, retirement, ...rest } = operation;
  return {
    tags: [tag],
    ...(isPublic && { security: [] }),
    ...rest,
    ...(retirement && { deprecated: true, description: `${rest.description ?? ""} ${endOf(retirement)}`.trim() }),
  };
};

const endOf = ({ endsAtMs, successor }: Retirement): string =>
  `It ends on ${new Date(endsAtMs).toISOString().slice(0, 10)}; use \`${successor}\` instead.`;
