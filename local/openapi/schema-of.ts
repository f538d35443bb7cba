import * as z from "zod/mini";

/** JSON Schema 2020-12 is what OpenAPI 3.1 speaks; the dialect is said once by the document, not by each schema. */
export function schemaOf(schema: z.core.$ZodType): object {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: "input" });
  return rest;
}
