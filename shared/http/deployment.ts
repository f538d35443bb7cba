import { createMiddleware } from "hono/factory";
import { configFrom } from "../config/config.ts";
import type { Language } from "../language.ts";
import { PAGES as EN } from "../texts/pages.en.ts";
import { PAGES as FR } from "../texts/pages.fr.ts";
import type { AppEnv } from "./app-env.ts";

/** The header of every answer while Enedis is simulated. */
export const SIMULATION_HEADER = ["Conso-Api-Mode", "simulation"] as const;

/** The banner of every page while Enedis is simulated, first in the body. */
export const simulationBanner = (language: Language): string =>
  `<aside class="simulation" aria-label="Simulation">${(language === "en" ? EN : FR).simulation}</aside>`;

/**
 * Checks the configuration before anything else: an unfit deployment answers only 500 (`configFrom` throws). A deployment
 * whose Enedis is simulated says so in every answer and on top of every page.
 */
export const deployment = createMiddleware<AppEnv>(async (c, next) => {
  const { simulated } = configFrom(c.env);
  await next();
  if (!simulated) return;
  c.res.headers.set(...SIMULATION_HEADER);
  const isPage = c.res.headers.get("content-type")?.startsWith("text/html") ?? false;
  const language = c.res.headers.get("content-language") === "en" ? "en" : "fr";
  if (isPage) c.res = new HTMLRewriter().on("body", { element: announce(language) }).transform(c.res);
});

const announce = (language: Language) => (body: Element) => {
  body.prepend(simulationBanner(language), { html: true });
};
