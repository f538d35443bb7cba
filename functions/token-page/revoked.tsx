import type { Context } from "hono";
import { pageLanguage } from "../../shared/http/language.ts";
import { isOfToday, NewToken } from "../../shared/pages/new-token.tsx";
import { page } from "../../shared/pages/page.tsx";
import { TOKEN } from "../../shared/texts/token.ts";
import type { Claims } from "../../shared/token/claims.ts";

/** The page that says that a token was revoked, and how to come to a new one. */
export function revokedPage(c: Context, { consentedAtMs }: Claims, nowMs: number): Response {
  const language = pageLanguage(c);
  const { title, lead, share, again } = TOKEN[language].revoked;
  return page(
    c,
    200,
    title,
    <>
      <p class="lead">{lead}</p>
      <p>{share}</p>
      <h2>{again}</h2>
      <NewToken language={language} consentedToday={isOfToday(consentedAtMs, nowMs)} />
    </>,
  );
}
