import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import type { AppEnv } from "../../shared/http/app-env.ts";
import { refuse } from "../../shared/http/problem.ts";
import { requireTokenIn } from "../../shared/http/require-token.ts";
import { readTokenStatus } from "../../shared/quota/token-status.ts";

/**
 * Lets in a caller without a token, and one whose token is good: `holdsToken` says which. A caller with a wrong, expired or
 * revoked token gets an error, never the anonymous answer.
 */
export const optionalToken = createMiddleware<AppEnv>(async (c, next) => {
  if (sentToken(c) === undefined) {
    c.set("holdsToken", false);
    return next();
  }
  return verified(c, async () => {
    const { claims, bearer } = c.var;
    const status = await readTokenStatus(c.env, bearer, claims.usagePoints);
    if (!status.ok) {
      c.res = refuse(c, status.refusal);
      return;
    }
    c.set("holdsToken", true);
    await next();
  });
});

/** Ecobalyse reads a header `token` too; `Authorization` wins. */
function sentToken(c: Context<AppEnv>): string | undefined {
  const token = c.req.header("token");
  return c.req.header("Authorization") ?? (token === undefined ? undefined : `Bearer ${token}`);
}

const verified = requireTokenIn(sentToken);
