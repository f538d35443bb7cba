import type * as z from "zod/mini";
import type { Retirement } from "../http/retirement.ts";
import { type NamedSchema, toJsonSchema } from "./schema.ts";

/** The parts of the reference, in their order. */
export const TAGS = {
  v5: "Frozen API, v5 shape",
  dataConnect: "Frozen API, Data Connect 2026 shape",
  readings: "Readings, v2",
  tokens: "Tokens",
  impact: "Environmental cost",
  demo: "Demonstration, without a token",
  service: "The service itself",
} as const;

/** What each part holds. */
export const TAG_DESCRIPTIONS: Readonly<Record<keyof typeof TAGS, string>> = {
  v5: "The addresses, parameters and answers of the API that Enedis has replaced: they never change.",
  dataConnect: "The same readings in the bodies of Enedis's API of 2026, byte for byte: they never change.",
  readings: "Any window, instants with their offset, JSON, JSON Lines, CSV and Home Assistant statistics.",
  tokens: "What a token gives access to, and how to narrow, merge and revoke tokens.",
  impact: "What a quantity of energy costs the planet, in the manner of Ecobalyse.",
  demo: "Readings of an invented home, in the shapes of v5 and v2, and each refusal on request.",
  service: "The document, and whether the gateway or Enedis is down.",
};

/**
 * One operation of the OpenAPI document. Each endpoint exports, beside its handler, a function that returns its own; nothing
 * that serves requests calls it, so the bundler leaves it out of the Worker.
 */
export interface Operation {
  readonly path: string;
  readonly method: "get" | "post";
  readonly operationId: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  /** When it goes; its handler announces the same with `retiring`. */
  readonly retirement?: Retirement;
  /** Open to everybody, without a token. */
  readonly isPublic?: boolean;
  /** Where a token is optional. */
  readonly security?: readonly object[];
  readonly parameters?: readonly object[];
  readonly requestBody?: object;
  /** By status. */
  readonly responses: Readonly<Record<string, object>>;
  /** The schemas that its answers refer to. */
  readonly schemas?: readonly NamedSchema[];
}

/** Query parameters, from the schema that reads them. */
export function queryParameters(schema: z.core.$ZodType): object[] {
  const { properties = {}, required = [] } = toJsonSchema(schema) as {
    properties?: Record<string, { description?: string }>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, { description, ...rest }]) => ({
    name,
    in: "query",
    required: required.includes(name),
    ...(description !== undefined && { description }),
    schema: rest,
  }));
}

/** A JSON answer of a named schema, with an example. */
export const jsonAnswer = ({ name }: NamedSchema, description: string, example: object, headers?: object): object => ({
  description,
  content: { "application/json": { schema: { $ref: `#/components/schemas/${name}` }, example } },
  ...(headers !== undefined && { headers }),
});

/** A JSON request body, from the schema that reads it. */
export const jsonBody = (schema: z.core.$ZodType, required: boolean): object => ({
  required,
  content: { "application/json": { schema: toJsonSchema(schema) } },
});
