import { Hono } from "hono/tiny";
import { configFrom } from "../../../shared/config/config.ts";
import type { AppEnv } from "../../../shared/http/app-env.ts";
import { tokenCookie } from "../../../shared/http/cookies.ts";
import { euOnlyShowing } from "../../../shared/http/eu-only.ts";
import { posted } from "../../../shared/http/posted.ts";
import { isFromOurPages } from "../../../shared/http/same-origin.ts";
import { page } from "../../../shared/pages/page.tsx";
import { tokenRefusalPage } from "../../../shared/pages/refusal.tsx";
import { askGate } from "../../../shared/quota/ask-gate.ts";
import { PAGES_FR } from "../../../shared/texts/pages.fr.ts";
import { bearerOf } from "../../../shared/token/bearer.ts";
import { hasJustConsented } from "../../../shared/token/recent-consent.ts";
import { verifyToken } from "../../../shared/token/token.ts";

/**
 * `POST /token/revoke-others`: no token of this meter that was issued before now opens it any more, but the one in the cookie.
 * Only who has just consented may ask for it: a stolen token must not silence its owner's.
 */
export const revokeOthers = new Hono<AppEnv>().all("/", posted, euOnlyShowing(tokenRefusalPage), async (c) => {
  if (!isFromOurPages(c)) return tokenRefusalPage(c, { code: "form_foreign" });
  const token = tokenCookie.get(c);
  const verified = await verifyToken(token ?? "", configFrom(c.env).tokenSecrets, Date.now());
  // That page says what to do without one.
  if (token === undefined || !verified.ok) return c.redirect("/token", 303);
  const claims = verified.value;
  if (!hasJustConsented(claims, Date.now())) return tokenRefusalPage(c, { code: "consent_not_fresh" });

  const kept = { ...(await bearerOf(token, claims)), usagePoints: claims.usagePoints };
  const done = await askGate(c.env, (gate) => gate.revokeOthers(kept));
  if (!done.ok) return tokenRefusalPage(c, done.refusal);
  return done.value ? revoked() : tokenRefusalPage(c, { code: "token_revoked" });
});

const revoked = (): Response =>
  page(
    200,
    PAGES_FR.othersRevoked.title,
    <>
      <p class="lead">{PAGES_FR.othersRevoked.lead}</p>
      <p>{PAGES_FR.othersRevoked.advice}</p>
      <p>
        <a class="step" href="/token">
          {PAGES_FR.othersRevoked.back}
        </a>
      </p>
    </>,
  );
