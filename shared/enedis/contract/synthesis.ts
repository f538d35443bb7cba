import * as z from "zod/mini";
import type { Day } from "../../paris-time.ts";
import { accepted, type EnedisRefusal, type Outcome } from "../../refusals/refusal.ts";
import { parseJson } from "../json.ts";
import { MALFORMED } from "../malformed.ts";
import { dayOf } from "./day-of.ts";
import { meaningOf } from "./plain-words.ts";

/** How far a meter is open to remote reading: not at all, not by services such as ours, or to all of them. */
export const SERVICES_LEVELS = ["not_communicating", "closed", "open"] as const;
export type ServicesLevel = (typeof SERVICES_LEVELS)[number];

/** What `synth_contrat_auto` says about a meter; `null`: it does not say. */
export interface Synthesis {
  readonly drawsSince: Day | null;
  readonly injectsSince: Day | null;
  /** Refused alone when its words are not understood: the days beside it count all the same. */
  readonly servicesLevel: Outcome<ServicesLevel | null, EnedisRefusal>;
}

const text = z.nullish(z.string());
const synthesis = z.object({
  consumption_last_activation_date: text,
  generation_last_activation_date: text,
  services_level: text,
});

export function readSynthesis(body: string): Outcome<Synthesis, EnedisRefusal> {
  const read = synthesis.safeParse(parseJson(body));
  if (!read.success) return MALFORMED;
  return accepted({
    drawsSince: dayOf(read.data.consumption_last_activation_date),
    injectsSince: dayOf(read.data.generation_last_activation_date),
    servicesLevel: meaningOf(read.data.services_level, LEVELS),
  });
}

/** As Enedis has been seen to write them. */
const LEVELS: ReadonlyMap<string, ServicesLevel> = new Map([
  ["non communicant", "not_communicating"],
  ["communicant non ouvert aux services", "closed"],
  ["communicant ouvert aux services", "open"],
]);
