import { createMiddleware } from "hono/factory";
import { refuse } from "../problem.ts";

const READING = new Set(["GET", "HEAD"]);

/** Every address of this API is read, never written to. (`OPTIONS` was answered before, by the CORS middleware.) */
export const getOnly = createMiddleware(async (c, next) => {
  if (!READING.has(c.req.method)) return refuse(c, { code: "method_not_allowed", allow: "GET, HEAD, OPTIONS" });
  await next();
});
