import type { ContractParts } from "../enedis/contract/routes.ts";
import { accepted } from "../refusals/refusal.ts";
import { COUNTS_SINCE } from "./counters.ts";
import { OFF_PEAK } from "./home.ts";

const two = (value: number) => String(Math.floor(value)).padStart(2, "0");
const clock = (minute: number) => `${two(minute / 60)}:${two(minute % 60)}`;

/** The contract of the invented home. */
export const DEMO_CONTRACT: ContractParts = {
  situation_contrat_auto: { draws: true, injects: true, contractStart: COUNTS_SINCE, subscribedKva: 9 },
  synth_contrat_auto: { drawsSince: COUNTS_SINCE, injectsSince: COUNTS_SINCE, servicesLevel: accepted("open") },
  comptage_auto: { offPeak: [{ start: clock(OFF_PEAK.from), end: clock(OFF_PEAK.to) }] },
  alimentation_auto: { connectionState: "supplied" },
};
