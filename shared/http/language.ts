import type { Context } from "hono";
import { accepts } from "hono/accepts";

/** The language of an answer's sentences, by `Accept-Language`; French by default. */
export const languageOf = (c: Context): "fr" | "en" =>
  accepts(c, { header: "Accept-Language", supports: ["fr", "en"], default: "fr" }) === "en" ? "en" : "fr";
