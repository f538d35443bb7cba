import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import { configFrom } from "../config/config.ts";
import type { TokenSecrets } from "../config/secrets.ts";
import { bearerToken } from "../token/bearer.ts";
import { VerifiedTokens } from "../token/verified-tokens.ts";
import type { AppEnv } from "./app-env.ts";
import { refuse } from "./problem.ts";

/** Answers announce the end of a token this long before. */
const ANNOUNCED_MS = 60 * 86_400_000;

/**
 * Verifies the bearer token and leaves its claims to the next handler. Answers to a token that ends within 60 days say when
 * in `Token-Expires`; not in `Sunset` (RFC 8594), which announces the end of an address.
 */
export const requireToken = requireTokenIn((c) => c.req.header("Authorization"));

/** The same for a contract that sends the token elsewhere; `header` gives it as an `Authorization` header would. */
export function requireTokenIn(header: (c: Context<AppEnv>) => string | undefined) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const bearer = bearerToken(header(c));
    if (!bearer.ok) return refuse(c, bearer.refusal);
    const nowMs = Date.now();
    const verified = await verifiedTokens(configFrom(c.env).tokenSecrets).verify(bearer.value, nowMs);
    if (!verified.ok) return refuse(c, verified.refusal);
    const { expiresAtMs } = verified.value.claims;
    c.set("claims", verified.value.claims);
    c.set("bearer", verified.value.bearer);
    await next();
    if (expiresAtMs - nowMs <= ANNOUNCED_MS) c.res.headers.set("Token-Expires", new Date(expiresAtMs).toUTCString());
  });
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
