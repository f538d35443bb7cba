import { Hono } from "hono/tiny";
import type { AppEnv } from "../shared/http/app-env.ts";
import { getOnly } from "../shared/http/methods.ts";
import { type Operation, TAGS } from "../shared/openapi/operation.ts";

/** `GET /api`: the OpenAPI 3.1 document, public. */
export const openApi = new Hono<AppEnv>().all("/", getOnly, async (c) => {
  const file = await c.env.ASSETS.fetch(new URL("/openapi.json", c.req.url));
  return c.body(await file.text(), 200, {
    "content-type": "application/json",
    "cache-control": "public, max-age=3600",
  });
});

export const describeOpenApi = (): Operation => ({
  path: "/api",
  method: "get",
  operationId: "openapi",
  tag: TAGS.service,
  summary: "This document",
  isPublic: true,
  responses: { "200": { description: "OpenAPI 3.1", content: { "application/json": { schema: { type: "object" } } } } },
});
