import { EU_DATA_CENTRES } from "./eu-data-centres.ts";

const CODES = new Set(Object.values(EU_DATA_CENTRES).flat());

/** Whether a Cloudflare data centre lies in the EU or the EEA. One that we do not know, or that is not told, does not. */
export const isInsideEu = (colo: unknown): boolean => typeof colo === "string" && CODES.has(colo);
