import type { Context } from "hono";
import { Hono } from "hono/tiny";
import { configFrom } from "../../shared/config/config.ts";
import type { Env } from "../../shared/config/env.ts";
import type { AppEnv } from "../../shared/http/app-env.ts";
import { replayCookie, tokenCookie } from "../../shared/http/cookies.ts";
import { euOnlyShowing } from "../../shared/http/eu-only.ts";
import { pageLanguage } from "../../shared/http/language.ts";
import { getOnly } from "../../shared/http/methods.ts";
import { originOf } from "../../shared/http/origin.ts";
import { NewToken } from "../../shared/pages/new-token.tsx";
import { page } from "../../shared/pages/page.tsx";
import { refusalPage, tokenRefusalPage } from "../../shared/pages/refusal.tsx";
import { readTokenStatus } from "../../shared/quota/token-status.ts";
import { TOKEN } from "../../shared/texts/token.ts";
import { bearerOf } from "../../shared/token/bearer.ts";
import { type CookieToken, readCookieToken } from "./cookie-token.ts";
import { RevokeOthers, RevokeThis } from "./revoke-forms.tsx";
import { AnotherToken, ReplayedNotice, TokenToCopy } from "./token.tsx";

/** `GET /token`: shows the token in the browser's cookie, which the consent has just put there; or that it was revoked since. */
export const tokenPage = new Hono<AppEnv>().all("/", getOnly, euOnlyShowing(refusalPage), async (c) => {
  const cookieToken = await readCookieToken(c);
  if (cookieToken === null) return noTokenPage(c);
  if (await isRevoked(c.env, cookieToken)) {
    c.res = tokenRefusalPage(c, { code: "token_revoked" });
    tokenCookie.clear(c);
    return c.res;
  }
  const { text, claims } = cookieToken;
  const nowMs = Date.now();
  const language = pageLanguage(c);
  const shown = {
    language,
    token: text,
    claims,
    origin: originOf(c),
    isLinkyHost: configFrom(c.env).isLinkyHost,
    nowMs,
  };
  return page(
    c,
    200,
    TOKEN[language].title,
    <>
      <TokenToCopy {...shown} isKept>
        {replayCookie.get(c) !== undefined && <ReplayedNotice language={language} />}
        <RevokeOthers language={language} claims={claims} nowMs={nowMs} />
      </TokenToCopy>
      <AnotherToken language={language} claims={claims} />
      <RevokeThis language={language} claims={claims} nowMs={nowMs} />
    </>,
    {},
    ["/scripts/token.js"],
  );
});

/** When the gate does not respond the token is shown all the same: its owner has ten minutes to copy it. */
async function isRevoked(env: Env, { text, claims }: CookieToken): Promise<boolean> {
  const status = await readTokenStatus(env, await bearerOf(text, claims), claims.usagePoints);
  return !status.ok && status.refusal.code === "token_revoked";
}

function noTokenPage(c: Context): Response {
  const language = pageLanguage(c);
  const { title, lead, again } = TOKEN[language].none;
  return page(
    c,
    404,
    title,
    <>
      <p class="lead">{lead}</p>
      <h2>{again}</h2>
      <NewToken language={language} consentedToday={null} />
    </>,
  );
}
