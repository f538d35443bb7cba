import { Hono } from "hono/tiny";
import { pageLanguage } from "../../shared/http/language.ts";
import { tokenRefusalPage } from "../../shared/pages/refusal.tsx";
import { askGates } from "../../shared/quota/gates.ts";
import { TOKEN } from "../../shared/texts/token.ts";
import { bearerOf } from "../../shared/token/bearer.ts";
import { hasFreshConsent } from "../../shared/token/fresh-consent.ts";
import { donePage } from "./done.tsx";
import { type TokenFormEnv, tokenForm } from "./form.ts";

/**
 * `POST /token/revoke-others`: revokes every token of this meter issued before now, except the one in the cookie. It takes a
 * fresh consent, so that a stolen token cannot revoke its owner's.
 */
export const revokeOthers = new Hono<TokenFormEnv>().all("/", ...tokenForm(tokenRefusalPage), async (c) => {
  const { text, claims } = c.var.cookieToken;
  if (!hasFreshConsent(claims, Date.now())) return tokenRefusalPage(c, { code: "consent_not_fresh" });

  const kept = { ...(await bearerOf(text, claims)), usagePoints: claims.usagePoints };
  const done = await askGates(c.env, (gates) => gates.revokeOthers(kept));
  if (!done.ok) return tokenRefusalPage(c, done.refusal);
  const texts = TOKEN[pageLanguage(c)].othersRevoked;
  return done.value
    ? donePage(c, texts, { href: "/token", text: texts.back })
    : tokenRefusalPage(c, { code: "token_revoked" });
});
