import { type Day, dayEndMs } from "./paris-time.ts";
import { accepted, type Outcome, refused } from "./refusal.ts";
import type { UsagePointId } from "./usage-point.ts";

/** What matters here of a service that Enedis attaches to an authorisation. */
export interface ConsentedService {
  readonly pointId: UsagePointId;
  readonly serviceCode: string;
  readonly etatCode: string;
  /** The last day; `null` when Enedis gives none. */
  readonly dateFin: Day | null;
}

/** The one meter a consent opens, and when the consent ends: `Infinity` when Enedis gives no end. */
export interface Consent {
  readonly usagePointId: UsagePointId;
  readonly endsAtMs: number;
}

export type ConsentDecision = Outcome<
  Consent,
  { readonly code: "consent_not_found" } | { readonly code: "consent_several_meters" }
>;

/** `DEMANDE` is a consent that Enedis has recorded and not yet started: it becomes `ACTIF` within a day. */
const LIVING = new Set(["ACTIF", "DEMANDE"]);

/**
 * What the services of one authorisation allow. The meter comes from here and from nowhere else: the address a browser
 * comes back to can say anything. A home that also produces has two services, one per direction, on the same meter.
 */
export function consentFrom(services: readonly ConsentedService[], nowMs: number): ConsentDecision {
  const open = services.filter(
    (service) => service.serviceCode === "ACCES" && LIVING.has(service.etatCode) && endMs(service) > nowMs,
  );
  const [usagePointId, another] = new Set(open.map(({ pointId }) => pointId));
  if (usagePointId === undefined) return refused({ code: "consent_not_found" });
  if (another !== undefined) return refused({ code: "consent_several_meters" });
  // The first end counts: a token must outlive no part of the consent.
  return accepted({ usagePointId, endsAtMs: Math.min(...open.map(endMs)) });
}

const endMs = ({ dateFin }: ConsentedService): number =>
  dateFin === null ? Number.POSITIVE_INFINITY : dayEndMs(dateFin);

/** Why Enedis's pages sent the person back without a consent, by their `error` and `error_description`. */
export function consentError(error: string, description: string | undefined) {
  if (error === "access_denied") return { code: "consent_declined" } as const;
  if (description === "demande_non_aboutie") return { code: "consent_failed", reason: "not_completed" } as const;
  return { code: "consent_failed", reason: error === "server_error" ? "server_error" : "other" } as const;
}
