import type { ContractParts, ContractRoute } from "../../../shared/enedis/contract-wire.ts";
import type { Outcome } from "../../../shared/refusals/refusal.ts";
import { resolveStatus } from "../../../shared/refusals/statuses.ts";
import type { Claims } from "../../../shared/token/claims.ts";
import type { Direction } from "../../../shared/token/scope.ts";
import { maskedUsagePoint, type UsagePointId } from "../../../shared/usage-point.ts";

/** What each contract route answered; absent: it was not asked, because the token does not open what it tells. */
export type Answers = { readonly [Route in ContractRoute]?: Outcome<ContractParts[Route]> };

/** The members that each route fills. */
const FILLS = {
  situation_contrat_auto: ["contract_start", "subscribed_power_kva"],
  synth_contrat_auto: ["active_since"],
  comptage_auto: ["off_peak"],
} as const satisfies Record<ContractRoute, readonly string[]>;

/** The routes worth a call: off-peak hours are about what is drawn. */
export const routesFor = ({ scope }: Claims): readonly ContractRoute[] =>
  scope.directions.includes("consumption")
    ? ["situation_contrat_auto", "synth_contrat_auto", "comptage_auto"]
    : ["situation_contrat_auto", "synth_contrat_auto"];

/** One meter as its owner may see it: whatever is not known is `null`, and `unavailable` says why. */
export function meterView(claims: Claims, meter: UsagePointId, answers: Answers) {
  const { situation_contrat_auto: situation, synth_contrat_auto: synthesis, comptage_auto: metering } = answers;
  const contract = situation?.ok ? situation.value : null;
  const since = synthesis?.ok ? synthesis.value : null;
  const opens = (direction: Direction) => claims.scope.directions.includes(direction);
  const fromContract: readonly (Direction | null)[] = [
    contract?.draws ? "consumption" : null,
    contract?.injects ? "production" : null,
  ];
  const fromToken = claims.roles[claims.usagePoints.indexOf(meter)] ?? [];
  const roles = fromContract.filter((role) => role !== null);
  return {
    meter: maskedUsagePoint(meter),
    roles: (roles.length > 0 ? roles : fromToken).filter(opens),
    contract_start: contract?.contractStart ?? null,
    subscribed_power_kva: opens("consumption") ? (contract?.subscribedKva ?? null) : null,
    active_since: {
      consumption: opens("consumption") ? (since?.drawsSince ?? null) : null,
      production: opens("production") ? (since?.injectsSince ?? null) : null,
    },
    off_peak: metering?.ok ? metering.value.offPeak : null,
    unavailable: unavailable(answers),
  };
}

function unavailable(answers: Answers) {
  return (Object.keys(FILLS) as ContractRoute[]).flatMap((route) => {
    const answer = answers[route];
    if (answer === undefined || answer.ok) return [];
    const { code } = answer.refusal;
    return [{ members: FILLS[route], code, retryable: resolveStatus(answer.refusal, "v2").retryable }];
  });
}
