import type { Context } from "hono";
import { isOfToday, NewToken } from "../../shared/pages/new-token.tsx";
import { page } from "../../shared/pages/page.tsx";
import { TOKEN_FR } from "../../shared/texts/token.fr.ts";
import type { Claims } from "../../shared/token/claims.ts";

/** The page that says that a token was revoked, and how to come to a new one. */
export function revokedPage(c: Context, { consentedAtMs }: Claims, nowMs: number): Response {
  const { title, lead, share, again } = TOKEN_FR.revoked;
  return page(
    c,
    200,
    title,
    <>
      <p class="lead">{lead}</p>
      <p>{share}</p>
      <h2>{again}</h2>
      <NewToken consentedToday={isOfToday(consentedAtMs, nowMs)} />
    </>,
  );
}
