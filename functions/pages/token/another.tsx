import type { Context } from "hono";
import { Hono } from "hono/tiny";
import { configFrom } from "../../../shared/config/config.ts";
import type { AppEnv } from "../../../shared/http/app-env.ts";
import { tokenCookie } from "../../../shared/http/cookies.ts";
import { euOnlyShowing } from "../../../shared/http/eu-only.ts";
import { posted } from "../../../shared/http/posted.ts";
import { renew } from "../../../shared/http/renew.ts";
import { isFromOurPages } from "../../../shared/http/same-origin.ts";
import { smallBody } from "../../../shared/http/small-body.ts";
import { page } from "../../../shared/pages/page.tsx";
import { tokenRefusalPage } from "../../../shared/pages/refusal.tsx";
import { TokenToCopy } from "../../../shared/pages/token.tsx";
import { accepted, type Outcome } from "../../../shared/refusals/refusal.ts";
import { PAGES_FR } from "../../../shared/texts/pages.fr.ts";
import { bearerOf } from "../../../shared/token/bearer.ts";
import type { Claims } from "../../../shared/token/claims.ts";
import { RENEW_BODY, readBody } from "../../../shared/token/request-body.ts";
import { issueToken, verifyToken } from "../../../shared/token/token.ts";

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
