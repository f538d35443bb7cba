import { Hono } from "hono";
import type { AppEnv } from "../shared/app-env.ts";
import { getOnly } from "../shared/middleware/get-only.ts";
import { openApiDocument } from "../shared/openapi/document.ts";

/** `GET /api`: the OpenAPI 3.1 document, public. */
export const openApi = new Hono<AppEnv>().all("/", getOnly, (c) =>
  c.json(openApiDocument(new URL(c.req.url).origin), 200, { "cache-control": "public, max-age=3600" }),
);
