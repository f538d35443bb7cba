import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import type { AppEnv } from "../../shared/http/app-env.ts";
import { refuse } from "../../shared/http/problem.ts";
import { refuseAbout } from "../../shared/http/request-limit.ts";
import { announceEnd, verifyBearer } from "../../shared/http/require-token.ts";
import { readTokenStatus } from "../../shared/quota/token-status.ts";
import type { Bearer } from "../../shared/token/bearer.ts";

/** A context behind `optionalToken`: the caller's token, or `null` for a caller without one. */
export interface CallerEnv extends AppEnv {
  Variables: { bearer: Bearer | null };
}

/**
 * Lets in a caller without a token, and one whose token is good. A caller with a wrong, expired or revoked token gets an error,
 * never the anonymous answer.
 */
export const optionalToken = createMiddleware<CallerEnv>(async (c, next) => {
  const sent = sentToken(c);
  if (sent === undefined) {
    c.set("bearer", null);
    return next();
  }
  const verified = await verifyBearer(c, sent);
  if (!verified.ok) return refuse(c, verified.refusal);
  const { claims, bearer } = verified.value;
  // One limit for all addresses of the simulators: some of them are made up by the caller.
  const limited = await refuseAbout(c, bearer.id, "simulator");
  if (limited !== null) return limited;
  const status = await readTokenStatus(c.env, bearer, claims.usagePoints);
  if (!status.ok) return refuse(c, status.refusal);
  c.set("bearer", bearer);
  await next();
  announceEnd(c, claims);
});

/** Ecobalyse reads a header `token` too; `Authorization` wins. */
function sentToken(c: Context): string | undefined {
  const token = c.req.header("token");
  return c.req.header("Authorization") ?? (token === undefined ? undefined : `Bearer ${token}`);
}
