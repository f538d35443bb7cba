import { Hono } from "hono/tiny";
import type { AppEnv } from "../../shared/http/app-env.ts";
import { languageCookie } from "../../shared/http/cookies.ts";
import { getOnly } from "../../shared/http/methods.ts";
import type { Language } from "../../shared/language.ts";
import { formOf, LANGUAGE_PATH, RENDERED, TRANSLATED } from "../../shared/pages/addresses.ts";
import { refusalPage } from "../../shared/pages/refusal.tsx";

const LANGUAGES: readonly Language[] = ["fr", "en"];

/**
 * `GET /langue?to=en&page=/statut`: keeps the chosen language in a cookie and goes on to the page in it. Only pages on our own
 * lists are gone on to: any other address leads to the home page, so no link can lead a person through here to another site.
 */
export const languageChoice = new Hono<AppEnv>().all(LANGUAGE_PATH, getOnly, (c) => {
  const { to, page = "/" } = c.req.query();
  const language = LANGUAGES.find((one) => one === to);
  if (language === undefined)
    return refusalPage(c, { code: "parameter_not_allowed", parameter: "to", allowed: LANGUAGES });
  const isOurs = TRANSLATED.includes(page) || RENDERED.includes(page);
  languageCookie.set(c, language);
  c.header("Cache-Control", "no-store");
  return c.redirect(formOf(isOurs ? page : "/", language), 302);
});
