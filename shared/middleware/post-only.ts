import { createMiddleware } from "hono/factory";
import { refuse } from "../problem.ts";

/** For the few addresses where something is asked to be done. (`OPTIONS` was answered before, by the CORS middleware.) */
export const postOnly = createMiddleware(async (c, next) => {
  if (c.req.method !== "POST") return refuse(c, { code: "method_not_allowed", allow: "POST, OPTIONS" });
  await next();
});
