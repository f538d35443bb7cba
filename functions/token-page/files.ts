import type { Context } from "hono";
import { Hono } from "hono/tiny";
import type { AppEnv } from "../../shared/http/app-env.ts";
import { euOnlyShowing } from "../../shared/http/eu-only.ts";
import { pageLanguage } from "../../shared/http/language.ts";
import { getOnly } from "../../shared/http/methods.ts";
import { originOf } from "../../shared/http/origin.ts";
import { lostPage } from "../../shared/pages/lost.tsx";
import { refusalPage } from "../../shared/pages/refusal.tsx";
import { SECURITY_HEADERS } from "../../shared/pages/security.ts";
import { parisDay } from "../../shared/paris-time.ts";
import { TOKEN } from "../../shared/texts/token.ts";
import { calendarFile } from "./calendar-file.ts";
import { readCookieToken } from "./cookie-token.ts";

/** The files that the token page links to: available as long as that page, to the browser that holds the cookie. */
export const tokenFiles = new Hono<AppEnv>();

tokenFiles.all("/jeton.txt", getOnly, euOnlyShowing(refusalPage), async (c) => {
  const cookieToken = await readCookieToken(c);
  if (cookieToken === null) return lostPage(c, { code: "route_not_found" });
  return file(c, `${cookieToken.text}\n`, "text/plain", "jeton-conso-api.txt");
});

tokenFiles.all("/fin.ics", getOnly, euOnlyShowing(refusalPage), async (c) => {
  const cookieToken = await readCookieToken(c);
  if (cookieToken === null) return lostPage(c, { code: "route_not_found" });
  const language = pageLanguage(c);
  const entry = {
    language,
    uid: crypto.randomUUID(),
    // It ends at midnight: its last day is the day before.
    day: parisDay(cookieToken.claims.expiresAtMs - 1),
    ...TOKEN[language].calendar,
    url: originOf(c),
    remindDaysBefore: [30, 7],
  };
  return file(c, calendarFile(entry, Date.now()), "text/calendar", "fin-du-jeton.ics");
});

const file = (c: Context<AppEnv>, text: string, type: string, name: string): Response =>
  c.body(text, 200, {
    ...SECURITY_HEADERS,
    "content-type": `${type}; charset=utf-8`,
    "content-disposition": `attachment; filename="${name}"`,
    "cache-control": "no-store",
  });
