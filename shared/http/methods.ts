import { createMiddleware } from "hono/factory";
import { refuse } from "./problem.ts";

const only = (methods: readonly string[], allow: string) =>
  createMiddleware(async (c, next) => {
    if (!methods.includes(c.req.method)) return refuse(c, { code: "method_not_allowed", allow });
    await next();
  });

/** Every address of this API is read, never written to. (`OPTIONS` was answered before, by the CORS middleware.) */
export const getOnly = only(["GET", "HEAD"], "GET, HEAD, OPTIONS");

/** The page with a form: read, and sent back filled in. */
export const getOrPost = only(["GET", "HEAD", "POST"], "GET, HEAD, POST");

/** For the few addresses where something is asked to be done. */
export const postOnly = only(["POST"], "POST, OPTIONS");
