import { createHash } from "node:crypto";
import { describeOperations } from "../../../functions/operations.ts";
import { openApiDocument } from "../../../shared/openapi/document.ts";
import type { Operation } from "../../../shared/openapi/operation.ts";

const JSON_TYPE = "application/json";
const GOOD = "200";

/** The addresses of the invented home answer what those of a meter do. */
const TWINS = "/api/v2/demo/";

/** Every error has these members, whatever its status. */
const PROBLEM = {
  description: "",
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
};

/** The part of the OpenAPI document that the client speaks: the operations of v2 with their JSON answers, without examples. */
export function clientDocument(): object {
  const operations = describeOperations()
    .filter(({ path }) => path.startsWith("/api/v2/") && !path.startsWith(TWINS))
    .map(withGoodAnswerOnly);
  return without(["example", "examples"], openApiDocument(operations)) as object;
}

/** Changes when a shape does; words do not count. */
export function shapeDigest(document: object): string {
  const shapes = without(["description", "summary", "title", "contact", "tags"], document);
  return createHash("sha256").update(JSON.stringify(shapes)).digest("hex").slice(0, 16);
}

function withGoodAnswerOnly(operation: Operation): Operation {
  const answer = operation.responses[GOOD] as { readonly content?: Readonly<Record<string, object>> } | undefined;
  const json = answer?.content?.[JSON_TYPE];
  return {
    ...operation,
    responses: {
      [GOOD]: { description: "", ...(json !== undefined && { content: { [JSON_TYPE]: json } }) },
      "4XX": PROBLEM,
    },
  };
}

/** A copy without these members, at any depth; a property or a parameter of that name stays. */
function without(names: readonly string[], value: unknown, isNames = false): unknown {
  if (Array.isArray(value)) return value.map((entry) => without(names, entry));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => isNames || !names.includes(name))
      .map(([name, member]) => [name, without(names, member, name === "properties")]),
  );
}
