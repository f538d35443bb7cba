import { Hono } from "hono/tiny";
import type { AppEnv } from "../../shared/http/app-env.ts";
import { refuse } from "../../shared/http/problem.ts";
import { reader } from "../../shared/http/reader.ts";
import { askGate } from "../../shared/quota/ask-gate.ts";
import type { Budget } from "../../shared/quota/budgets.ts";
import { scopeText } from "../../shared/token/scope.ts";
import { maskedUsagePoint } from "../../shared/usage-point.ts";

/** `GET /api/v2/me`: what the token that asks is and opens, and what is left to it. Nothing is asked of Enedis for it. */
export const me = new Hono<AppEnv>().all("/", reader, async (c) => {
  const { claims, bearer } = c.var;
  const known = await askGate(c.env, async (gate) => {
    const {
      open: [open = []],
    } = await gate.standing({ ...bearer, usagePoints: claims.usagePoints });
    return { open, budgets: await gate.budgets(open) };
  });
  if (!known.ok) return refuse(c, known.refusal);
  const { open, budgets } = known.value;
  if (open.length === 0) return refuse(c, { code: "token_revoked" });

  const body = {
    name: claims.name,
    scope: scopeText(claims.scope),
    issued_at: instant(claims.issuedAtMs),
    expires_at: instant(claims.expiresAtMs),
    consented_at: instant(claims.consentedAtMs),
    consent_ends_at: instant(claims.consentEndsAtMs),
    meters: open.map((id, at) => ({
      meter: maskedUsagePoint(id),
      roles: claims.roles[claims.usagePoints.indexOf(id)] ?? [],
      budget: budgetOf(budgets[at]?.meter ?? null),
    })),
    shared_budget: budgetOf(budgets[0]?.shared ?? null),
  };
  return c.json(body, 200, { "cache-control": "private, no-store", vary: "Authorization" });
});

const instant = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());

const budgetOf = (budget: Budget | null) =>
  budget && {
    limit: budget.limit,
    remaining: budget.remaining,
    window_seconds: budget.windowMs / 1000,
    reset_in_seconds: Math.ceil(budget.resetMs / 1000),
  };
