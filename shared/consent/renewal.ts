import { configFrom } from "../config/config.ts";
import type { Env } from "../config/env.ts";
import { blockOfToken } from "../limits/blocks.ts";
import { takeNewToken } from "../limits/limits.ts";
import { readTokenStatus } from "../quota/token-status.ts";
import { type Outcome, refused } from "../refusals/refusal.ts";
import type { Bearer } from "../token/bearer.ts";
import type { Claims, NewToken } from "../token/claims.ts";
import { renewClaims, type TokenChoices } from "../token/derivation.ts";

/** Another token beside a verified one, unless that one is blocked or the gate knows it as revoked. The gate dates it (decision 0024). */
export async function renewWithGate(
  env: Env,
  bearer: Bearer,
  claims: Claims,
  chosen: TokenChoices,
): Promise<Outcome<NewToken>> {
  const blocked = await blockOfToken(configFrom(env), { bearer, claims }, Date.now());
  if (blocked !== null) return refused(blocked);
  const status = await readTokenStatus(env, bearer, claims.usagePoints);
  if (!status.ok) return status;
  const { allowed, issuableAtMs } = status.value;
  const next = renewClaims({ claims, allowed }, chosen, { jti: crypto.randomUUID(), nowMs: issuableAtMs });
  return next.ok ? takeNewToken(env, next.value) : next;
}
