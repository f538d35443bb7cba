import type { Context } from "hono";
import { accepts } from "hono/accepts";
import type { Language } from "../language.ts";
import { languageCookie } from "./cookies.ts";

/** The language of an answer's sentences, by `Accept-Language`; French by default. Whatever a program gets follows this one alone. */
export const languageOf = (c: Context): Language =>
  accepts(c, { header: "Accept-Language", supports: ["fr", "en"], default: "fr" }) === "en" ? "en" : "fr";

/** The language of a page: the one that the person chose with the switch, else the one that their browser asks for. */
export function pageLanguage(c: Context): Language {
  const chosen = languageCookie.get(c);
  return chosen === "fr" || chosen === "en" ? chosen : languageOf(c);
}
