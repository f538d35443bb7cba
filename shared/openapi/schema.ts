import * as z from "zod/mini";

/** A schema under the name it has in `components.schemas`; made on demand, so that the Worker does not carry it. */
export interface NamedSchema {
  readonly name: string;
  readonly schema: () => z.core.$ZodType;
}

/** JSON Schema 2020-12 is what OpenAPI 3.1 speaks; the document names the dialect once, not each schema. */
export function toJsonSchema(schema: z.core.$ZodType): object {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: "input" });
  return rest;
}

/** A text with a description. */
export const described = (description: string) => z.string().check(z.meta({ description }));

/** An instant (RFC 3339) with a description. */
export const instant = (description: string) => z.iso.datetime().check(z.meta({ description }));
