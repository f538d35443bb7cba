import type { ContractParts, ContractRoute } from "../../../shared/enedis/contract/routes.ts";
import type { Outcome, RefusalCode } from "../../../shared/refusals/refusal.ts";
import { resolveStatus } from "../../../shared/refusals/statuses.ts";
import type { Claims } from "../../../shared/token/claims.ts";
import type { Direction } from "../../../shared/token/scope.ts";
import { maskedUsagePoint, type UsagePointId } from "../../../shared/usage-point.ts";

/** What each contract route answered; absent: it was not asked, because the token does not open what it tells. */
export type Answers = { readonly [Route in ContractRoute]?: Outcome<ContractParts[Route]> };

/** The routes worth a call: off-peak hours are about what is drawn. */
export const routesFor = ({ scope }: Claims): readonly ContractRoute[] =>
  scope.directions.includes("consumption")
    ? ["situation_contrat_auto", "synth_contrat_auto", "comptage_auto", "alimentation_auto"]
    : ["situation_contrat_auto", "synth_contrat_auto", "alimentation_auto"];

/** One meter as its owner may see it: whatever is not known is `null`, and `unavailable` says why. */
export function meterView(claims: Claims, meter: UsagePointId, answers: Answers) {
  const { situation_contrat_auto: situation, synth_contrat_auto: synthesis } = answers;
  const { comptage_auto: metering, alimentation_auto: supply } = answers;
  const contract = situation?.ok ? situation.value : null;
  const since = synthesis?.ok ? synthesis.value : null;
  const level = synthesis?.ok ? synthesis.value.servicesLevel : synthesis;
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
    services_level: level?.ok ? level.value : null,
    connection_state: supply?.ok ? supply.value.connectionState : null,
    unavailable: [
      ...missing(["contract_start", "subscribed_power_kva"], situation),
      ...missing(["active_since"], synthesis),
      ...missing(["services_level"], level),
      ...missing(["off_peak"], metering),
      ...missing(["connection_state"], supply),
    ],
  };
}

/** Refusals that stay until the operator acts: another look within the hour would find the same. */
const LASTING = new Set<RefusalCode>(["enedis_not_understood", "enedis_not_subscribed"]);

/** Whether a copy of these views is good for an hour: nothing is missing that another look might find. */
export const isSettled = (views: readonly ReturnType<typeof meterView>[]): boolean =>
  views.every(({ unavailable }) => unavailable.every(({ code }) => LASTING.has(code)));

/** Why these members are `null`; nothing when Enedis answered, or was not asked. */
function missing(members: readonly string[], answer: Outcome<unknown> | undefined) {
  if (answer === undefined || answer.ok) return [];
  return [{ members, code: answer.refusal.code, retryable: resolveStatus(answer.refusal, "v2").retryable }];
}
