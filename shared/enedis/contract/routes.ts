import type { EnedisRefusal, Outcome } from "../../refusals/refusal.ts";
import type { UsagePointId } from "../../usage-point.ts";
import { type Metering, readMetering } from "./metering.ts";
import { readSituation, type Situation } from "./situation.ts";
import { readSupply, type Supply } from "./supply.ts";
import { readSynthesis, type Synthesis } from "./synthesis.ts";

/**
 * The contract routes of Data Connect 2026, and what each says about a meter. Their bodies hold names, addresses and phones, and
 * free text in which more may stand: only what the files of this folder recognise leaves them, as numbers, days, clock times and
 * words of ours.
 */
export interface ContractParts {
  readonly situation_contrat_auto: Situation;
  readonly synth_contrat_auto: Synthesis;
  readonly comptage_auto: Metering;
  readonly alimentation_auto: Supply;
}

export type ContractRoute = keyof ContractParts;

type Reading<Route extends ContractRoute> = (
  text: string,
  asked: UsagePointId,
  nowMs: number,
) => Outcome<ContractParts[Route], EnedisRefusal>;

export const READ_CONTRACT: { readonly [Route in ContractRoute]: Reading<Route> } = {
  situation_contrat_auto: readSituation,
  synth_contrat_auto: readSynthesis,
  comptage_auto: (text, _asked, nowMs) => readMetering(text, nowMs),
  alimentation_auto: readSupply,
};

export const isContractRoute = (resource: string): boolean => Object.hasOwn(READ_CONTRACT, resource);
