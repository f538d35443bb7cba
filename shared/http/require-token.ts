import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import type { Source } from "../calls/source.ts";
import { configFrom } from "../config/config.ts";
import type { TokenSecrets } from "../config/secrets.ts";
import { blockOfToken } from "../limits/blocks.ts";
import { type Outcome, refused } from "../refusals/refusal.ts";
import { type Bearer, bearerToken } from "../token/bearer.ts";
import type { Claims } from "../token/claims.ts";
import { isNearEnd } from "../token/near-end.ts";
import { VerifiedTokens } from "../token/verified-tokens.ts";
import type { AppEnv } from "./app-env.ts";
import { refuse } from "./problem.ts";

/**
 * A context behind `requireToken`: the claims of the verified token, and what a revocation needs of it. `source` is there only when readings
 * come from elsewhere than Enedis.
 */
export interface TokenEnv extends AppEnv {
  Variables: { claims: Claims; bearer: Bearer; source?: Source };
}

/**
 * Verifies the bearer token and leaves its claims to the next handler. Answers to a token that ends within 60 days say when
 * in `Token-Expires`; not in `Sunset` (RFC 8594), which announces the end of an address.
 */
export const requireToken = createMiddleware<TokenEnv>(async (c, next) => {
  const verified = await verifyBearer(c, c.req.header("Authorization"));
  if (!verified.ok) return refuse(c, verified.refusal);
  const { claims, bearer } = verified.value;
  c.set("claims", claims);
  c.set("bearer", bearer);
  await next();
  announceEnd(c, claims);
});

/** Verifies the token of an `Authorization` header, and that it is not blocked. Revocation is asked of the gate, not here. */
export async function verifyBearer<E extends AppEnv>(
  c: Context<E>,
  authorization: string | undefined,
): Promise<Outcome<TokenEnv["Variables"]>> {
  const text = bearerToken(authorization);
  if (!text.ok) return text;
  const config = configFrom(c.env);
  const nowMs = Date.now();
  const verified = await verifiedTokens(config.tokenSecrets).verify(text.value, nowMs);
  const blocked = verified.ok ? await blockOfToken(config, verified.value, nowMs) : null;
  return blocked === null ? verified : refused(blocked);
}

/** Writes the end of a token into the answer, when it is near. */
export function announceEnd(c: Context, { expiresAtMs }: Claims): void {
  if (isNearEnd(expiresAtMs, Date.now())) c.res.headers.set("Token-Expires", new Date(expiresAtMs).toUTCString());
}

/** Of this isolate, for each configuration: another secret knows no token of this one. */
const verified = new WeakMap<TokenSecrets, VerifiedTokens>();

function verifiedTokens(secrets: TokenSecrets): VerifiedTokens {
  const known = verified.get(secrets);
  if (known !== undefined) return known;
  const tokens = new VerifiedTokens(secrets);
  verified.set(secrets, tokens);
  return tokens;
}
