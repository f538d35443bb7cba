import type { Language } from "../language.ts";

/** Pages that are files and have an English form, by their French address. */
export const TRANSLATED: readonly string[] = [
  "/",
  "/consommation",
  "/consommation/exemple",
  "/brancher",
  "/exemples",
  "/documentation",
  "/documentation/releves",
  "/documentation/formats",
  "/documentation/home-assistant",
  "/documentation/programmes",
  "/documentation/jetons",
  "/documentation/erreurs",
  ...["demande", "jeton", "releves", "enedis", "passerelle", "consentement", "appareil", "impact"].map(
    (family) => `/documentation/erreurs/${family}`,
  ),
  "/consentement/aide",
  "/hors-ligne",
];

/** Pages that the Worker renders, in the language of who reads them; and the way to Enedis, which ends on them. */
export const RENDERED: readonly string[] = [
  "/statut",
  "/signaler",
  "/mentions",
  "/token",
  "/appareil",
  "/consentement",
  "/api/auth",
];

/** Where the language is chosen. */
export const LANGUAGE_PATH = "/langue";

/** The address of a page in a language: `/consommation` is `/en/consommation` in English, where it has that form. */
export const formOf = (path: string, language: Language): string =>
  language === "en" && TRANSLATED.includes(path) ? `/en${path === "/" ? "" : path}` : path;

/** The address that chooses a language and goes on to a page, named by its French address. */
export const chooses = (language: Language, path: string): string => `${LANGUAGE_PATH}?to=${language}&page=${path}`;

/**
 * Where a link of a page leads, so that the language stays. An English file cannot know whether the reader's browser asks for English, so its links
 * to pages of the Worker choose the language on their way.
 */
export function linkFrom(language: Language, isFile: boolean, href: string): string {
  const [, path = "", rest = ""] = /^([^?#]*)(.*)$/s.exec(href) ?? [];
  const isRendered = RENDERED.includes(path) && !rest.startsWith("?");
  if (language === "en" && isFile && isRendered) return chooses(language, path) + rest;
  return formOf(path, language) + rest;
}
