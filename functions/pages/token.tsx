import { Hono } from "hono/tiny";
import type { AppEnv } from "../../shared/app-env.ts";
import { configFrom } from "../../shared/config.ts";
import { tokenCookie } from "../../shared/consent-cookies.ts";
import { euOnlyShowing } from "../../shared/middleware/eu-only.ts";
import { getOnly } from "../../shared/middleware/get-only.ts";
import { page } from "../../shared/pages/page.tsx";
import { refusalPage } from "../../shared/pages/refusal.tsx";
import { TokenFiles, TokenSteps } from "../../shared/pages/token-steps.tsx";
import { addDays, PARIS, parisDay } from "../../shared/paris-time.ts";
import { PAGES_FR } from "../../shared/texts/pages.fr.ts";
import { type Claims, verifyToken } from "../../shared/token.ts";
import { maskedUsagePoint } from "../../shared/usage-point.ts";

const longDate = new Intl.DateTimeFormat("fr-FR", { dateStyle: "long", timeZone: PARIS });

/** `GET /token`: shows the token the callback just issued, to the browser that holds it in its cookie and to no other. */
export const tokenPage = new Hono<AppEnv>().all("/", getOnly, euOnlyShowing(refusalPage), async (c) => {
  const token = tokenCookie.get(c);
  const nowMs = Date.now();
  const claims = token === undefined ? null : await verifyToken(token, configFrom(c.env).tokenSecrets, nowMs);
  if (token === undefined || claims === null || !claims.ok) return noToken();
  const { origin } = new URL(c.req.url);
  const content = <Token token={token} claims={claims.value} origin={origin} nowMs={nowMs} />;
  return page(200, PAGES_FR.token.title, content, {}, ["/scripts/token.js"]);
});

interface Shown {
  readonly token: string;
  readonly claims: Claims;
  readonly origin: string;
  readonly nowMs: number;
}

function Token({ token, claims, origin, nowMs }: Shown) {
  const texts = PAGES_FR.token;
  const today = parisDay(nowMs);
  const reading = `${origin}/api/daily_consumption?prm=${claims.usagePoints[0]}&start=${addDays(today, -7)}&end=${today}`;
  return (
    <>
      <p class="lead">{texts.lead}</p>
      <dl>
        <dt>{texts.meter}</dt>
        <dd>{claims.usagePoints.map(maskedUsagePoint).join(", ")}</dd>
        <dt>{texts.validUntil}</dt>
        {/* It ends at midnight: the last day is the one before. */}
        <dd id="valid-until">{longDate.format(claims.expiresAtMs - 1)}</dd>
      </dl>
      <h2>{texts.yours}</h2>
      <div class="code">
        <code id="token">{token}</code>
      </div>
      <TokenFiles />
      <p>{texts.selectHint}</p>
      <p>{texts.secrecy}</p>
      <h2>{texts.tryIt}</h2>
      <p>{texts.withCurl}</p>
      <div class="code">
        <code id="curl">{`curl "${reading}" -H "Authorization: Bearer ${token}"`}</code>
      </div>
      <p>{texts.withLinky}</p>
      <div class="code">
        <code id="linky">{`linky auth --token ${token}`}</code>
      </div>
      <p>{texts.delay}</p>
      <TokenSteps seed={claims.usagePoints[0] ?? ""} />
    </>
  );
}

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
