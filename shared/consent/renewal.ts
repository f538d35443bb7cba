import type { Env } from "../config/env.ts";
import { takeNewToken } from "../limits/limits.ts";
import { askGate } from "../quota/ask-gate.ts";
import { type Outcome, refused } from "../refusals/refusal.ts";
import type { Bearer } from "../token/bearer.ts";
import type { Claims, NewToken } from "../token/claims.ts";
import { renewClaims, type TokenChoices } from "../token/derivation.ts";

/** Another token beside a verified one, unless the gate knows that one as revoked. The gate dates it (decision 0024). */
export async function renewWithGate(
  env: Env,
  bearer: Bearer,
  claims: Claims,
  chosen: TokenChoices,
): Promise<Outcome<NewToken>> {
  const standing = await askGate(env, (gate) => gate.standing({ ...bearer, usagePoints: claims.usagePoints }));
  if (!standing.ok) return standing;
  const {
    open: [open = []],
    issuableAtMs,
  } = standing.value;
  if (open.length === 0) return refused({ code: "token_revoked" });
  const next = renewClaims({ claims, open }, chosen, { jti: crypto.randomUUID(), nowMs: issuableAtMs });
  return next.ok ? takeNewToken(env, next.value) : next;
}
