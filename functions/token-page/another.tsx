import type { Context } from "hono";
import { Hono } from "hono/tiny";
import { configFrom } from "../../shared/config/config.ts";
import { renewWithGate } from "../../shared/consent/renewal.ts";
import { pageLanguage } from "../../shared/http/language.ts";
import { smallBody } from "../../shared/http/limited-body.ts";
import { originOf } from "../../shared/http/origin.ts";
import { page } from "../../shared/pages/page.tsx";
import { tokenRefusalPage } from "../../shared/pages/refusal.tsx";
import { accepted, type Outcome } from "../../shared/refusals/refusal.ts";
import { TOKEN } from "../../shared/texts/token.ts";
import { bearerOf } from "../../shared/token/bearer.ts";
import { RENEW_BODY, readBody } from "../../shared/token/request-body.ts";
import { issueToken, verifyToken } from "../../shared/token/token.ts";
import { type TokenFormEnv, tokenForm } from "./form.ts";
import { TokenToCopy } from "./token.tsx";

/**
 * `POST /token/another`: one more token beside the one in the cookie, named and narrowed as the form says. The answer shows it
 * once and nothing keeps it. The cookie stays, so that the next program can have a token too.
 */
export const anotherToken = new Hono<TokenFormEnv>().all("/", ...tokenForm(tokenRefusalPage), smallBody, async (c) => {
  const made = await another(c);
  if (!made.ok) return tokenRefusalPage(c, made.refusal);
  const claims = await verifyToken(made.value, configFrom(c.env).tokenSecrets, Date.now());
  if (!claims.ok) return tokenRefusalPage(c, claims.refusal);
  const { isLinkyHost } = configFrom(c.env);
  const language = pageLanguage(c);
  const shown = {
    language,
    token: made.value,
    claims: claims.value,
    origin: originOf(c),
    isLinkyHost,
    nowMs: Date.now(),
  };
  return page(c, 200, TOKEN[language].title, <TokenToCopy {...shown} isKept={false} />, {}, ["/scripts/token.js"]);
});

async function another(c: Context<TokenFormEnv>): Promise<Outcome<string>> {
  const { text, claims } = c.var.cookieToken;
  const fields = await c.req.formData().catch(() => new FormData());
  const filledIn = ["name", "scope"].flatMap((name) => {
    const value = fields.get(name);
    return typeof value === "string" && value.trim() !== "" ? [[name, value]] : [];
  });
  const chosen = readBody(RENEW_BODY, JSON.stringify(Object.fromEntries(filledIn)));
  if (!chosen.ok) return chosen;

  const next = await renewWithGate(c.env, await bearerOf(text, claims), claims, chosen.value);
  return next.ok ? accepted(await issueToken(next.value, configFrom(c.env).tokenSecrets.current)) : next;
}
