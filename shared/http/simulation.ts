import { PAGES_FR } from "../texts/pages.fr.ts";

/** What every answer says of a gateway whose Enedis is simulated. */
export const SIMULATION_HEADER = ["Conso-Api-Mode", "simulation"] as const;

/** What stands on top of its every page, first in the body. */
export const SIMULATION_BANNER = `<aside class="simulation" aria-label="Simulation">${PAGES_FR.simulation}</aside>`;
