import { Hono } from "hono/tiny";
import { tokenCookie } from "../../shared/http/cookies.ts";
import { tokenRefusalPage } from "../../shared/pages/refusal.tsx";
import { askGates } from "../../shared/quota/gates.ts";
import { bearerOf } from "../../shared/token/bearer.ts";
import { type TokenFormEnv, tokenForm } from "./form.ts";
import { revokedPage } from "./revoked.tsx";

/** `POST /token/revoke`: revokes the token in the cookie and deletes the cookie. Holding a token is enough (RFC 7009). */
export const revokeThis = new Hono<TokenFormEnv>().all("/", ...tokenForm(tokenRefusalPage), async (c) => {
  const { text, claims } = c.var.cookieToken;
  const token = { ...(await bearerOf(text, claims)), usagePoints: claims.usagePoints };
  const done = await askGates(c.env, (gates) => gates.revokeToken(token, claims.expiresAtMs));
  if (!done.ok) return tokenRefusalPage(c, done.refusal);
  // Hono adds the header of the cleared cookie to whatever response the context is given.
  c.res = revokedPage(c, claims, Date.now());
  tokenCookie.clear(c);
  return c.res;
});
