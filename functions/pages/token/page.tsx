import { Hono } from "hono/tiny";
import { configFrom } from "../../../shared/config/config.ts";
import type { AppEnv } from "../../../shared/http/app-env.ts";
import { tokenCookie } from "../../../shared/http/cookies.ts";
import { euOnlyShowing } from "../../../shared/http/eu-only.ts";
import { getOnly } from "../../../shared/http/methods.ts";
import { page } from "../../../shared/pages/page.tsx";
import { refusalPage } from "../../../shared/pages/refusal.tsx";
import { OtherTokens, TokenToCopy } from "../../../shared/pages/token.tsx";
import { RevokeThis } from "../../../shared/pages/token-steps.tsx";
import { PAGES_FR } from "../../../shared/texts/pages.fr.ts";
import { verifyToken } from "../../../shared/token/token.ts";

/** `GET /token`: shows the token the callback just issued, to the browser that holds it in its cookie and to no other. */
export const tokenPage = new Hono<AppEnv>().all("/", getOnly, euOnlyShowing(refusalPage), async (c) => {
  const token = tokenCookie.get(c);
  const nowMs = Date.now();
  const claims = token === undefined ? null : await verifyToken(token, configFrom(c.env).tokenSecrets, nowMs);
  if (token === undefined || claims === null || !claims.ok) return noToken();
  const { origin } = new URL(c.req.url);
  return page(
    200,
    PAGES_FR.token.title,
    <>
      <TokenToCopy token={token} claims={claims.value} origin={origin} nowMs={nowMs} isKept />
      <OtherTokens claims={claims.value} nowMs={nowMs} />
      <RevokeThis />
    </>,
    {},
    ["/scripts/token.js"],
  );
});

const noToken = (): Response =>
  page(
    404,
    PAGES_FR.noToken.title,
    <>
      <p class="lead">{PAGES_FR.noToken.lead}</p>
      <p>{PAGES_FR.noToken.advice}</p>
      <p>
        <a class="step" href="/api/auth">
          {PAGES_FR.refusal.restart}
        </a>
      </p>
    </>,
  );
