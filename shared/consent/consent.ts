import type { SubscribedService } from "../enedis/wire.ts";
import { type Day, dayEndMs } from "../paris-time.ts";
import type { Direction } from "../token/scope.ts";
import type { UsagePointId } from "../usage-point.ts";

/** The meter that an authorisation opens. */
export interface Consent {
  readonly usagePointId: UsagePointId;
  readonly startedOn: Day;
  /** `Infinity` when Enedis gives no end. */
  readonly endsAtMs: number;
  /** Enedis lists other meters too: then no token is issued. */
  readonly severalMeters: boolean;
  /** What the meter measures, as far as Enedis says. */
  readonly roles: readonly Direction[];
}

/** `DEMANDE`: recorded and not started yet; it becomes `ACTIF` within a day. */
const LIVING = new Set(["ACTIF", "DEMANDE"]);

/**
 * The consent behind the services of one authorisation; `null` when none is open (yet). The meter is read here only: the
 * address that a browser comes back to can say anything. A home that also produces has two services, one per direction,
 * on the same meter.
 */
export function consentFrom(services: readonly SubscribedService[], nowMs: number): Consent | null {
  const open = services.filter(
    (service) => service.serviceCode === "ACCES" && LIVING.has(service.etatCode) && endMs(service) > nowMs,
  );
  const [usagePointId, another] = [...new Set(open.map(({ pointId }) => pointId))].sort();
  // The oldest start and the first end: no part of the consent may be older than the journey or end before the token.
  const [startedOn] = open.map(({ dateDebut }) => dateDebut).sort();
  if (usagePointId === undefined || startedOn === undefined) return null;
  const endsAtMs = Math.min(...open.map(endMs));
  return { usagePointId, startedOn, endsAtMs, severalMeters: another !== undefined, roles: rolesOf(open) };
}

const rolesOf = (services: readonly SubscribedService[]): Direction[] => [
  ...(services.some(({ soutirage }) => soutirage) ? (["consumption"] as const) : []),
  ...(services.some(({ injection }) => injection) ? (["production"] as const) : []),
];

const endMs = ({ dateFin }: SubscribedService): number =>
  dateFin === null ? Number.POSITIVE_INFINITY : dayEndMs(dateFin);

/**
 * The highest number that we believe. Enedis's Swagger of `subscribed_services` types `autorisationId` as a plain `integer`, and
 * every number seen is small: a 32-bit signed integer, as the generated clients of that Swagger hold it.
 */
const HIGHEST_AUTORISATION_ID = 2_147_483_647;

/** The number of an authorisation, as Enedis writes it into the address; `null` for anything that it does not issue. */
export function autorisationIdFrom(text: string | undefined): number | null {
  const id = text !== undefined && /^[1-9][0-9]{0,9}$/.test(text) ? Number(text) : null;
  return id !== null && id <= HIGHEST_AUTORISATION_ID ? id : null;
}

/** The refusal for an `error` and `error_description` that Enedis's pages send back. */
export function consentError(error: string, description: string | undefined) {
  if (error === "access_denied") return { code: "consent_declined" } as const;
  if (description === "demande_non_aboutie") return { code: "consent_failed", reason: "not_completed" } as const;
  return { code: "consent_failed", reason: error === "server_error" ? "server_error" : "other" } as const;
}
