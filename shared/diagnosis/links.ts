import type { Day } from "../paris-time.ts";
import { SERIES } from "../readings/series.ts";
import type { Refusal, RefusalCode } from "../refusals/refusal.ts";
import { type Direction, scopeText } from "../token/scope.ts";
import { type DataType, dataTypesOf } from "./data-types.ts";
import type { Facts } from "./facts.ts";
import { lastDayOf, troublesOf } from "./troubles.ts";

/** The chain from a token to its readings. The first broken link is the verdict. */
export const LINKS = [
  "token",
  "scope",
  "consent",
  "services",
  "data_types",
  "meter",
  "activation",
  "collection",
  "publication",
  "meter_budget",
  "shared_quota",
  "enedis",
] as const;
export type LinkName = (typeof LINKS)[number];

/** What is known about a link that is not broken. Each has a sentence in `texts/diagnosis.fr.ts` and `.en.ts`. */
export type Note =
  | { readonly state: "ok"; readonly code: "valid"; readonly untilMs: number }
  | { readonly state: "ok"; readonly code: "opens"; readonly scope: string }
  | { readonly state: "ok"; readonly code: "active"; readonly untilMs: number | null }
  | { readonly state: "unknown"; readonly code: "list_out_of_reach" }
  | { readonly state: "ok"; readonly code: "expected"; readonly types: readonly DataType[] }
  | {
      readonly state: "ok";
      readonly code: "measures";
      readonly roles: readonly Direction[];
      readonly stepMinutes: number | null;
      readonly isReachable: boolean;
    }
  | {
      readonly state: "unknown";
      readonly code: "roles_unknown";
      readonly stepMinutes: number | null;
      readonly isReachable: boolean;
    }
  | { readonly state: "ok"; readonly code: "in_service" }
  | { readonly state: "ok"; readonly code: "collected" }
  | { readonly state: "ok"; readonly code: "published"; readonly lastDay: Day }
  | { readonly state: "ok"; readonly code: "left"; readonly remaining: number; readonly limit: number }
  | { readonly state: "ok"; readonly code: "answers" }
  | { readonly state: "unknown"; readonly code: "unsteady" }
  | { readonly state: "unknown"; readonly code: "not_known" };

export type Link = { readonly name: LinkName } & (
  | Note
  | { readonly state: "broken"; readonly code: RefusalCode; readonly refusal: Refusal }
);

/** The chain with the state of each link. */
export function linksOf(facts: Facts): readonly Link[] {
  const troubles = troublesOf(facts);
  return LINKS.map((name) => {
    const refusal = troubles.find((trouble) => linkOf(trouble) === name);
    return refusal === undefined
      ? { name, ...NOTES[name](facts) }
      : { name, state: "broken", code: refusal.code, refusal };
  });
}

/** The one verdict: what broke the first link that is broken; `null`: nothing is wrong. */
export function verdictOf(links: readonly Link[]): Refusal | null {
  for (const link of links) if (link.state === "broken") return link.refusal;
  return null;
}

const LINK_OF: Partial<Record<RefusalCode, LinkName>> = {
  scope_insufficient: "scope",
  enedis_no_consent: "consent",
  enedis_not_holder: "consent",
  service_missing: "services",
  enedis_wrong_direction: "meter",
  enedis_no_such_point: "meter",
  not_supplied: "meter",
  not_communicating: "meter",
  services_closed: "meter",
  before_activation: "activation",
  collection_off: "collection",
  not_published_yet: "publication",
  hole: "publication",
  quota_meter: "meter_budget",
  quota_loop: "meter_budget",
  quota_shared: "shared_quota",
  enedis_quota: "shared_quota",
};

/** Returns the link that a refusal breaks. A refusal with `settles` breaks `consent`; a code that is not in the table breaks `enedis`. */
export function linkOf(refusal: Refusal): LinkName {
  if ("settles" in refusal && refusal.settles !== undefined) return "consent";
  return LINK_OF[refusal.code] ?? "enedis";
}

const NOT_KNOWN = { state: "unknown", code: "not_known" } as const;

const NOTES: Readonly<Record<LinkName, (facts: Facts) => Note>> = {
  token: ({ token }) => ({ state: "ok", code: "valid", untilMs: token.expiresAtMs }),
  scope: ({ token }) => ({ state: "ok", code: "opens", scope: scopeText(token.scope) }),
  consent: (facts) =>
    wasRead(facts) ? { state: "ok", code: "active", untilMs: facts.token.consentEndsAtMs } : NOT_KNOWN,
  // Enedis lists services by the number of an authorisation, which no token holds.
  services: () => ({ state: "unknown", code: "list_out_of_reach" }),
  data_types: ({ token, roles }) => ({ state: "ok", code: "expected", types: dataTypesOf(token.scope, roles) }),
  meter: ({ roles, trials, meterState }) => {
    const stepMinutes = trials.find((trial) => trial.stepMinutes !== null)?.stepMinutes ?? null;
    const isReachable = meterState?.servicesLevel === "open" && meterState.connectionState === "supplied";
    return roles.length > 0
      ? { state: "ok", code: "measures", roles, stepMinutes, isReachable }
      : { state: "unknown", code: "roles_unknown", stepMinutes, isReachable };
  },
  activation: ({ trials }) =>
    trials.some((trial) => lastDayOf(trial) !== null) ? { state: "ok", code: "in_service" } : NOT_KNOWN,
  collection: ({ trials }) =>
    trials.some((trial) => SERIES[trial.series].needsCollection && lastDayOf(trial) !== null)
      ? { state: "ok", code: "collected" }
      : NOT_KNOWN,
  publication: ({ trials }) => {
    const [lastDay] = trials.flatMap((trial) => lastDayOf(trial) ?? []).sort();
    return lastDay === undefined ? NOT_KNOWN : { state: "ok", code: "published", lastDay };
  },
  meter_budget: ({ budgets }) => (budgets.meter === null ? NOT_KNOWN : left(budgets.meter)),
  shared_quota: ({ budgets }) => left(budgets.shared),
  enedis: (facts) => {
    if (wasRead(facts)) return { state: "ok", code: "answers" };
    return TROUBLED.has(facts.service) ? { state: "unknown", code: "unsteady" } : NOT_KNOWN;
  },
};

const TROUBLED = new Set<Facts["service"]>(["enedis_down", "enedis_closed", "enedis_unsteady"]);

const wasRead = ({ trials }: Facts): boolean => trials.some(({ failure }) => failure === null);

const left = ({ remaining, limit }: { readonly remaining: number; readonly limit: number }): Note => ({
  state: "ok",
  code: "left",
  remaining,
  limit,
});
