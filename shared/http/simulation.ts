import { PAGES_FR } from "../texts/pages.fr.ts";

/** The header of every answer while Enedis is simulated. */
export const SIMULATION_HEADER = ["Conso-Api-Mode", "simulation"] as const;

/** The banner of every page while Enedis is simulated, first in the body. */
export const SIMULATION_BANNER = `<aside class="simulation" aria-label="Simulation">${PAGES_FR.simulation}</aside>`;
