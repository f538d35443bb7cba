import type { Context } from "hono";
import { Hono } from "hono/tiny";
import type { AppEnv } from "../../shared/app-env.ts";
import { bearerOf } from "../../shared/bearer.ts";
import { configFrom } from "../../shared/config.ts";
import { tokenCookie } from "../../shared/consent-cookies.ts";
import { euOnlyShowing } from "../../shared/middleware/eu-only.ts";
import { posted } from "../../shared/middleware/posted.ts";
import { smallBody } from "../../shared/middleware/small-body.ts";
import { page } from "../../shared/pages/page.tsx";
import { tokenRefusalPage } from "../../shared/pages/refusal.tsx";
import { TokenToCopy } from "../../shared/pages/token.tsx";
import { accepted, type Outcome } from "../../shared/refusal.ts";
import { renew } from "../../shared/renew.ts";
import { isFromOurPages } from "../../shared/same-origin.ts";
import { PAGES_FR } from "../../shared/texts/pages.fr.ts";
import { type Claims, issueToken, verifyToken } from "../../shared/token.ts";
import { RENEW_BODY, readBody } from "../../shared/token-request.ts";

/**
 * `POST /token/another`: one more token, beside the one in the cookie, named and narrowed as its form says. It is shown in the
 * answer and kept nowhere; the cookie stays, so that there can be another for the next use.
 */
export const anotherToken = new Hono<AppEnv>().all(
  "/",
  posted,
  euOnlyShowing(tokenRefusalPage),
  smallBody,
  async (c) => {
    if (!isFromOurPages(c)) return tokenRefusalPage(c, { code: "form_foreign" });
    const { tokenSecrets } = configFrom(c.env);
    const held = tokenCookie.get(c);
    const verified = await verifyToken(held ?? "", tokenSecrets, Date.now());
    // That page says what to do without one.
    if (held === undefined || !verified.ok) return c.redirect("/token", 303);

    const made = await another(c, held, verified.value);
    if (!made.ok) return tokenRefusalPage(c, made.refusal);
    const claims = await verifyToken(made.value, tokenSecrets, Date.now());
    if (!claims.ok) return tokenRefusalPage(c, claims.refusal);
    const shown = { token: made.value, claims: claims.value, origin: new URL(c.req.url).origin, nowMs: Date.now() };
    return page(200, PAGES_FR.token.title, <TokenToCopy {...shown} isKept={false} />, {}, ["/scripts/token.js"]);
  },
);

async function another(c: Context<AppEnv>, held: string, claims: Claims): Promise<Outcome<string>> {
  const fields = await c.req.raw.formData().catch(() => new FormData());
  const filledIn = ["name", "scope"].flatMap((name) => {
    const value = fields.get(name);
    return typeof value === "string" && value.trim() !== "" ? [[name, value]] : [];
  });
  const wanted = readBody(RENEW_BODY, JSON.stringify(Object.fromEntries(filledIn)));
  if (!wanted.ok) return wanted;

  const next = await renew(c.env, await bearerOf(held, claims), claims, wanted.value);
  return next.ok ? accepted(await issueToken(next.value, configFrom(c.env).tokenSecrets.current)) : next;
}
