import { Hono } from "hono/tiny";
import type { AppEnv } from "../../shared/http/app-env.ts";
import { refuse } from "../../shared/http/problem.ts";
import { limitToken } from "../../shared/http/request-limit.ts";
import { requireToken } from "../../shared/http/require-token.ts";
import { askGates } from "../../shared/quota/gates.ts";
import { EVERYTHING, isWithin, scopeText } from "../../shared/token/scope.ts";
import { ownScript } from "./checks.ts";

/**
 * `POST /remembered/elsewhere`: revokes what every other device remembers of the meters of this token, and what was made from it. It takes a token
 * that opens everything: one that was narrowed for somebody else does not silence its owner.
 */
export const forgetElsewhere = new Hono<AppEnv>().all("/", ...ownScript, requireToken, limitToken, async (c) => {
  const { claims, bearer } = c.var;
  if (!isWithin(EVERYTHING, claims.scope)) {
    return refuse(c, { code: "scope_insufficient", needed: scopeText(EVERYTHING) });
  }
  const { usagePoints } = claims;
  const done = await askGates(c.env, (gates) => gates.forgetOtherDevices({ ...bearer, usagePoints: [...usagePoints] }));
  if (!done.ok) return refuse(c, done.refusal);
  return done.value ? c.body(null, 204, { "cache-control": "no-store" }) : refuse(c, { code: "token_revoked" });
});
