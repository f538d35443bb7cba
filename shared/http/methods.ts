import { createMiddleware } from "hono/factory";
import { refuse } from "./problem.ts";

const only = (methods: readonly string[], allow: string) =>
  createMiddleware(async (c, next) => {
    if (!methods.includes(c.req.method)) return refuse(c, { code: "method_not_allowed", allow });
    await next();
  });

/** For addresses that are only read. The CORS middleware has already answered `OPTIONS`. */
export const getOnly = only(["GET", "HEAD"], "GET, HEAD, OPTIONS");

/** For a page with a form. */
export const getOrPost = only(["GET", "HEAD", "POST"], "GET, HEAD, POST");

/** For addresses that act. */
export const postOnly = only(["POST"], "POST, OPTIONS");
