import type { Context } from "hono";
import { configFrom } from "../config/config.ts";
import type { Claims } from "../token/claims.ts";
import { verifyToken } from "../token/token.ts";
import type { AppEnv } from "./app-env.ts";
import { tokenCookie } from "./cookies.ts";

/** The token in a browser's cookie, verified. */
export interface HeldToken {
  readonly text: string;
  readonly claims: Claims;
}

/** The token that this browser holds; `null` when it holds none, or one that has expired or is not ours. */
export async function heldToken<E extends AppEnv>(c: Context<E>): Promise<HeldToken | null> {
  const text = tokenCookie.get(c);
  if (text === undefined) return null;
  const verified = await verifyToken(text, configFrom(c.env).tokenSecrets, Date.now());
  return verified.ok ? { text, claims: verified.value } : null;
}
