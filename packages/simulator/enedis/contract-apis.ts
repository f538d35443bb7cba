import type { Api } from "./call-log.ts";
import { contractSituation, contractSynthesis, supply } from "./contract-bodies.ts";
import { metering } from "./metering-body.ts";
import type { Persona } from "./persona.ts";
import { personaOf } from "./personas.ts";

/** The contract APIs and what each answers. Each has its own subscription, throttle and faults. */
export const CONTRACT_APIS = {
  situation_contrat_auto: contractSituation,
  synth_contrat_auto: contractSynthesis,
  comptage_auto: metering,
  alimentation_auto: supply,
} as const satisfies Partial<Record<Api, (persona: Persona) => unknown>>;

export type ContractApi = keyof typeof CONTRACT_APIS;

/** What the four contract APIs answer about a meter; `null` when there is no such meter. */
export function contractBodies(prm: string): Readonly<Record<ContractApi, unknown>> | null {
  const persona = personaOf(prm);
  if (persona === null) return null;
  return {
    situation_contrat_auto: contractSituation(persona),
    synth_contrat_auto: contractSynthesis(persona),
    comptage_auto: metering(persona),
    alimentation_auto: supply(persona),
  };
}
