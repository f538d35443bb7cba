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
import { TOKEN_FR } from "../../../shared/texts/token.fr.ts";
import { bearerOf } from "../../../shared/token/bearer.ts";
import { verifyToken } from "../../../shared/token/token.ts";

/** `POST /token/revoke`: the token in the cookie opens nothing any more, and leaves the browser. To hold it is to be allowed to. */
export const revokeThis = new Hono<AppEnv>().all("/", posted, euOnlyShowing(tokenRefusalPage), async (c) => {
  if (!isFromOurPages(c)) return tokenRefusalPage(c, { code: "form_foreign" });
  const token = tokenCookie.get(c);
  const verified = await verifyToken(token ?? "", configFrom(c.env).tokenSecrets, Date.now());
  // That page says what to do without one.
  if (token === undefined || !verified.ok) return c.redirect("/token", 303);

  const { id } = await bearerOf(token, verified.value);
  const done = await askGate(c.env, (gate) => gate.revokeToken(id, verified.value.expiresAtMs));
  if (!done.ok) return tokenRefusalPage(c, done.refusal);
  tokenCookie.clear(c);
  const { title, lead, advice, again } = TOKEN_FR.revoked;
  const told = page(
    200,
    title,
    <>
      <p class="lead">{lead}</p>
      <p>{advice}</p>
      <p>
        <a class="step" href="/api/auth">
          {again}
        </a>
      </p>
    </>,
  );
  // Through the context, so that the cookie goes with it.
  return c.body(await told.text(), 200, Object.fromEntries(told.headers));
});
