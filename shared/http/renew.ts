import type { Env } from "../config/env.ts";
import { takeNewToken } from "../limits/limits.ts";
import { askGate } from "../quota/ask-gate.ts";
import { type Outcome, refused } from "../refusals/refusal.ts";
import type { Bearer } from "../token/bearer.ts";
import type { Claims, NewToken } from "../token/claims.ts";
import { renewed, type Wanted } from "../token/derivation.ts";

/** Another token in place of a verified one, if the gate finds that one good; dated by the gate, as only it can. */
export async function renew(env: Env, bearer: Bearer, claims: Claims, wanted: Wanted): Promise<Outcome<NewToken>> {
  const standing = await askGate(env, (gate) => gate.standing({ ...bearer, usagePoints: claims.usagePoints }));
  if (!standing.ok) return standing;
  const {
    open: [open = []],
    issuableAtMs,
  } = standing.value;
  if (open.length === 0) return refused({ code: "token_revoked" });
  const next = renewed({ claims, open }, wanted, { jti: crypto.randomUUID(), nowMs: issuableAtMs });
  return next.ok ? takeNewToken(env, next.value) : next;
}
