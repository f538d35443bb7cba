import { servedFile } from "../shared/http/served-file.ts";
import { type Operation, TAGS } from "../shared/openapi/operation.ts";
import { refusalsOn } from "../shared/openapi/refusals.ts";

/** `GET /api`: the OpenAPI document of the whole API, public. It is a static file (`local/assets.ts`). */
export const openApi = servedFile("/openapi.json");

export const describeOpenApi = (): Operation => ({
  path: "/api",
  method: "get",
  operationId: "openapi",
  tag: TAGS.service,
  summary: "This document",
  description: "OpenAPI 3.1, made when the gateway is built. Every operation is in it.",
  isPublic: true,
  responses: {
    "200": {
      description: "OpenAPI 3.1",
      content: { "application/json": { schema: { type: "object", additionalProperties: true } } },
    },
    ...refusalsOn("catalogue"),
  },
});
