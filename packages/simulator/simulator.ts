import { Hono } from "hono";
import { createEco2mix } from "./eco2mix/eco2mix.ts";
import type { Application } from "./enedis/application.ts";
import { createEnedis } from "./enedis/enedis.ts";
import type { Simulated } from "./simulated.ts";
import { createTempo } from "./tempo/tempo.ts";

/** Below them stand éCO2mix and the publishers of the colours of Tempo; everything else is Enedis's. */
export const ECO2MIX_PATH = "/eco2mix";
export const TEMPO_PATH = "/tempo";

/** All of them at one address. The others have the time of Enedis, so one order moves all. */
export function createSimulator(options: {
  readonly now: () => number;
  readonly application: Application;
  readonly others?: readonly Application[] | undefined;
}): Simulated {
  const enedis = createEnedis(options);
  const eco2mix = createEco2mix({ now: enedis.now });
  const tempo = createTempo({ now: enedis.now });
  const all = new Hono().mount(ECO2MIX_PATH, eco2mix.fetch).mount(TEMPO_PATH, tempo.fetch).mount("/", enedis.fetch);
  return { fetch: (request) => all.fetch(request) };
}
