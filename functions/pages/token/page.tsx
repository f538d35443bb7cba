import { Hono } from "hono/tiny";
import type { AppEnv } from "../../../shared/http/app-env.ts";
import { euOnlyShowing } from "../../../shared/http/eu-only.ts";
import { heldToken } from "../../../shared/http/held-token.ts";
import { getOnly } from "../../../shared/http/methods.ts";
import { page } from "../../../shared/pages/page.tsx";
import { refusalPage } from "../../../shared/pages/refusal.tsx";
import { OtherTokens, TokenToCopy } from "../../../shared/pages/token.tsx";
import { RevokeThis } from "../../../shared/pages/token-steps.tsx";
import { TOKEN_FR } from "../../../shared/texts/token.fr.ts";

/** `GET /token`: shows the token in the browser's cookie, which the consent has just put there. */
export const tokenPage = new Hono<AppEnv>().all("/", getOnly, euOnlyShowing(refusalPage), async (c) => {
  const held = await heldToken(c);
  if (held === null) return noTokenPage();
  const { text, claims } = held;
  const nowMs = Date.now();
  const { origin } = new URL(c.req.url);
  return page(
    200,
    TOKEN_FR.title,
    <>
      <TokenToCopy token={text} claims={claims} origin={origin} nowMs={nowMs} isKept />
      <OtherTokens claims={claims} nowMs={nowMs} />
      <RevokeThis />
    </>,
    {},
    ["/scripts/token.js"],
  );
});

function noTokenPage(): Response {
  const { title, lead, advice, restart } = TOKEN_FR.none;
  return page(
    404,
    title,
    <>
      <p class="lead">{lead}</p>
      <p>{advice}</p>
      <p>
        <a class="step" href="/api/auth">
          {restart}
        </a>
      </p>
    </>,
  );
}
