import { join } from "node:path";

export const ROOT = join(import.meta.dirname, "..");

/** The files served as they are, of a deployment (`wrangler.toml` says the same). */
export const ASSETS = join(ROOT, "dist/assets");

/** The same for a gateway whose Enedis is simulated: each page says so, as those the Worker makes. */
export const SIMULATION_ASSETS = join(ROOT, "dist/simulation");
