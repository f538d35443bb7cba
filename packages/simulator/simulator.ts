import { Hono } from "hono";
import { createEco2mix } from "./eco2mix/eco2mix.ts";
import type { Application } from "./enedis/application.ts";
import { createEnedis } from "./enedis/enedis.ts";
import type { Simulated } from "./simulated.ts";

/** Below it stands éCO2mix; everything else is Enedis's. */
export const ECO2MIX_PATH = "/eco2mix";

/** Enedis and éCO2mix at one address. éCO2mix has the time of Enedis, so one order moves both. */
export function createSimulator(options: { readonly now: () => number; readonly application: Application }): Simulated {
  const enedis = createEnedis(options);
  const eco2mix = createEco2mix({ now: enedis.now });
  const both = new Hono().mount(ECO2MIX_PATH, eco2mix.fetch).mount("/", enedis.fetch);
  return { fetch: (request) => both.fetch(request) };
}
