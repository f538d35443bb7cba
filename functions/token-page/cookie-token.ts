import type { Context } from "hono";
import { configFrom } from "../../shared/config/config.ts";
import type { AppEnv } from "../../shared/http/app-env.ts";
import { tokenCookie } from "../../shared/http/cookies.ts";
import type { Claims } from "../../shared/token/claims.ts";
import { verifyToken } from "../../shared/token/token.ts";

/** The token in a browser's cookie, verified. */
export interface CookieToken {
  readonly text: string;
  readonly claims: Claims;
}

/** The token that this browser holds; `null` when it holds none, or one that has expired or is not ours. */
export async function readCookieToken<E extends AppEnv>(c: Context<E>): Promise<CookieToken | null> {
  const text = tokenCookie.get(c);
  if (text === undefined) return null;
  const verified = await verifyToken(text, configFrom(c.env).tokenSecrets, Date.now());
  return verified.ok ? { text, claims: verified.value } : null;
}
