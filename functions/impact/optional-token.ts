import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import type { AppEnv } from "../../shared/http/app-env.ts";
import { refuse } from "../../shared/http/problem.ts";
import { requireTokenIn } from "../../shared/http/require-token.ts";
import { askGate } from "../../shared/quota/ask-gate.ts";

/**
 * Lets in a caller without a token, and one whose token is good: `holdsToken` says which. A token that is wrong, expired or
 * revoked is refused; nobody who sent one gets less than it promises without being told.
 */
export const tokenOrNobody = createMiddleware<AppEnv>(async (c, next) => {
  if (sentToken(c) === undefined) {
    c.set("holdsToken", false);
    return next();
  }
  return verified(c, async () => {
    const { claims, bearer } = c.var;
    const standing = await askGate(c.env, (gate) => gate.standing({ ...bearer, usagePoints: claims.usagePoints }));
    const [open = []] = standing.ok ? standing.value.open : [];
    const refusal = !standing.ok ? standing.refusal : open.length === 0 ? ({ code: "token_revoked" } as const) : null;
    if (refusal !== null) {
      c.res = refuse(c, refusal);
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
