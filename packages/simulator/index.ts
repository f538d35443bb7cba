/** The simulated services as functions from requests to answers: for a test without a server, or any runtime with `Request` and `Response`. */

export { consolidatedGramsAt, type Dataset, gramsAt, type Manners, type Row, type Stretch } from "./eco2mix/dataset.ts";
export { createEco2mix, eco2mixRows, type OddRows } from "./eco2mix/eco2mix.ts";
export { FAULT_NAMES as ECO2MIX_FAULTS, type FaultName as Eco2mixFault, INVENTED_GRAMS } from "./eco2mix/faults.ts";
export type { Application } from "./enedis/application.ts";
export { type ContractApi, contractBodies } from "./enedis/contract-apis.ts";
export { DAMAGE_KINDS, type DamageKind } from "./enedis/damage.ts";
export { createEnedis, type Enedis } from "./enedis/enedis.ts";
export { FAULT_KINDS, type FaultKind } from "./enedis/fault-kinds.ts";
export { type Holder, holderOf } from "./enedis/holder.ts";
export type { Direction, Nature } from "./enedis/nature.ts";
export type { Persona } from "./enedis/persona.ts";
export { PERSONAS, personaOf } from "./enedis/personas.ts";
export { type Counted, countedOn } from "./enedis/truth.ts";
export type { Simulated } from "./simulated.ts";
export { createSimulator } from "./simulator.ts";
export {
  decidedColours,
  seasonColours,
  seasonName,
  type TempoColour,
} from "./tempo/calendar.ts";
export { TEMPO_FAULTS, type TempoFault } from "./tempo/faults.ts";
export { createTempo, TEMPO_SOURCES, type TempoSource } from "./tempo/tempo.ts";
