import { createMiddleware } from "hono/factory";
import type { AppEnv } from "../app-env.ts";
import { bearerToken } from "../bearer.ts";
import { configFrom } from "../config.ts";
import { refuse } from "../problem.ts";
import { verifyToken } from "../token.ts";

/** Who is calling? Leaves the claims of a valid token to the next handler, or answers the refusal. */
export const requireToken = createMiddleware<AppEnv>(async (c, next) => {
  const bearer = bearerToken(c.req.header("Authorization"));
  if (!bearer.ok) return refuse(c, bearer.refusal);
  const verified = await verifyToken(bearer.value, configFrom(c.env).tokenSecrets, Date.now());
  if (!verified.ok) return refuse(c, verified.refusal);
  c.set("claims", verified.value);
  await next();
});
