import { TOKEN_FR } from "../texts/token.fr.ts";
import type { Claims } from "../token/claims.ts";
import { isOfToday, NewToken } from "./new-token.tsx";
import { page } from "./page.tsx";

/** The page that says that a token was revoked, and how to come to a new one. */
export function revokedPage({ consentedAtMs }: Claims, nowMs: number): Response {
  const { title, lead, share, again } = TOKEN_FR.revoked;
  return page(
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
