import { type Day, dayEndMs } from "../paris-time.ts";
import type { Direction } from "../token/scope.ts";
import type { UsagePointId } from "../usage-point.ts";

/** What matters here of a service that Enedis attaches to an authorisation. */
export interface ConsentedService {
  readonly pointId: UsagePointId;
  readonly serviceCode: string;
  readonly etatCode: string;
  readonly dateDebut: Day;
  /** The last day; `null` when Enedis gives none. */
  readonly dateFin: Day | null;
  /** Whether it is about drawn energy, and about injected energy. */
  readonly soutirage: boolean;
  readonly injection: boolean;
}

/** The meter an authorisation opens, and for how long: `Infinity` when Enedis gives no end. */
export interface Consent {
  readonly usagePointId: UsagePointId;
  readonly startedOn: Day;
  readonly endsAtMs: number;
  /** Enedis names other meters too: then nothing is opened. */
  readonly severalMeters: boolean;
  /** What this meter measures, as far as Enedis says. */
  readonly roles: readonly Direction[];
}

/** `DEMANDE` is a consent that Enedis has recorded and not yet started: it becomes `ACTIF` within a day. */
const LIVING = new Set(["ACTIF", "DEMANDE"]);

/**
 * What the services of one authorisation allow, or `null` for nothing (yet). The meter comes from here and from nowhere
 * else: the address a browser comes back to can say anything. A home that also produces has two services, one per
 * direction, on the same meter.
 */
export function consentFrom(services: readonly ConsentedService[], nowMs: number): Consent | null {
  const open = services.filter(
    (service) => service.serviceCode === "ACCES" && LIVING.has(service.etatCode) && endMs(service) > nowMs,
  );
  const [usagePointId, another] = [...new Set(open.map(({ pointId }) => pointId))].sort();
  // The oldest start and the first end count: no part of the consent may be older than the journey, or outlived by a token.
  const [startedOn] = open.map(({ dateDebut }) => dateDebut).sort();
  if (usagePointId === undefined || startedOn === undefined) return null;
  const endsAtMs = Math.min(...open.map(endMs));
  return { usagePointId, startedOn, endsAtMs, severalMeters: another !== undefined, roles: rolesOf(open) };
}

const rolesOf = (services: readonly ConsentedService[]): Direction[] => [
  ...(services.some(({ soutirage }) => soutirage) ? (["consumption"] as const) : []),
  ...(services.some(({ injection }) => injection) ? (["production"] as const) : []),
];

const endMs = ({ dateFin }: ConsentedService): number =>
  dateFin === null ? Number.POSITIVE_INFINITY : dayEndMs(dateFin);

/** Why Enedis's pages sent the person back without a consent, by their `error` and `error_description`. */
export function consentError(error: string, description: string | undefined) {
  if (error === "access_denied") return { code: "consent_declined" } as const;
  if (description === "demande_non_aboutie") return { code: "consent_failed", reason: "not_completed" } as const;
  return { code: "consent_failed", reason: error === "server_error" ? "server_error" : "other" } as const;
}
