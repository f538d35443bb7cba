import type { Context } from "hono";
import { Hono } from "hono/tiny";
import { configFrom } from "../../../shared/config/config.ts";
import type { AppEnv } from "../../../shared/http/app-env.ts";
import { tokenCookie } from "../../../shared/http/cookies.ts";
import { euOnlyShowing } from "../../../shared/http/eu-only.ts";
import { getOnly } from "../../../shared/http/methods.ts";
import { calendarFile } from "../../../shared/pages/calendar-file.ts";
import { lostPage } from "../../../shared/pages/lost.tsx";
import { refusalPage } from "../../../shared/pages/refusal.tsx";
import { SECURITY_HEADERS } from "../../../shared/pages/security.ts";
import { parisDay } from "../../../shared/paris-time.ts";
import { TOKEN_FR } from "../../../shared/texts/token.fr.ts";
import type { Claims } from "../../../shared/token/claims.ts";
import { verifyToken } from "../../../shared/token/token.ts";

/** The token page's files, as long as the page itself: to the browser that holds the cookie, and to no other. */
export const tokenFiles = new Hono<AppEnv>();

tokenFiles.all("/jeton.txt", getOnly, euOnlyShowing(refusalPage), async (c) => {
  const held = await holding(c);
  return held === null
    ? lostPage({ code: "route_not_found" })
    : file(c, `${held.token}\n`, "text/plain", "jeton-conso-api.txt");
});

tokenFiles.all("/fin.ics", getOnly, euOnlyShowing(refusalPage), async (c) => {
  const held = await holding(c);
  if (held === null) return lostPage({ code: "route_not_found" });
  const { origin } = new URL(c.req.url);
  const entry = {
    uid: crypto.randomUUID(),
    // It ends at midnight: the last day is the one before.
    day: parisDay(held.claims.expiresAtMs - 1),
    title: TOKEN_FR.calendar.title,
    description: TOKEN_FR.calendar.description,
    url: origin,
    remindDaysBefore: [30, 7],
  };
  return file(c, calendarFile(entry, Date.now()), "text/calendar", "fin-du-jeton.ics");
});

async function holding(c: Context<AppEnv>): Promise<{ readonly token: string; readonly claims: Claims } | null> {
  const token = tokenCookie.get(c);
  if (token === undefined) return null;
  const claims = await verifyToken(token, configFrom(c.env).tokenSecrets, Date.now());
  return claims.ok ? { token, claims: claims.value } : null;
}

const file = (c: Context<AppEnv>, text: string, type: string, name: string): Response =>
  c.body(text, 200, {
    ...SECURITY_HEADERS,
    "content-type": `${type}; charset=utf-8`,
    "content-disposition": `attachment; filename="${name}"`,
    "cache-control": "no-store",
  });
