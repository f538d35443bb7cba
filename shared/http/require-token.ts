import { createMiddleware } from "hono/factory";
import { configFrom } from "../config/config.ts";
import { bearerOf, bearerToken } from "../token/bearer.ts";
import { verifyToken } from "../token/token.ts";
import type { AppEnv } from "./app-env.ts";
import { refuse } from "./problem.ts";

/** How long before its end a token begins to say so. */
const ANNOUNCED_MS = 60 * 86_400_000;

/**
 * Who is calling? Leaves the claims of a valid token to the next handler, or answers the refusal. Every answer to a token that
 * ends within 60 days says when, in `Token-Expires`. (Not `Sunset`, RFC 8594: that is the end of an address, not of a key.)
 */
export const requireToken = createMiddleware<AppEnv>(async (c, next) => {
  const bearer = bearerToken(c.req.header("Authorization"));
  if (!bearer.ok) return refuse(c, bearer.refusal);
  const nowMs = Date.now();
  const verified = await verifyToken(bearer.value, configFrom(c.env).tokenSecrets, nowMs);
  if (!verified.ok) return refuse(c, verified.refusal);
  const { expiresAtMs } = verified.value;
  c.set("claims", verified.value);
  c.set("bearer", await bearerOf(bearer.value, verified.value));
  await next();
  if (expiresAtMs - nowMs <= ANNOUNCED_MS) c.header("Token-Expires", new Date(expiresAtMs).toUTCString());
});
