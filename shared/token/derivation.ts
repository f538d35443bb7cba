import { FIRST_APPLICATION } from "../config/applications.ts";
import { accepted, type Outcome, refused } from "../refusals/refusal.ts";
import { MOST_METERS } from "../refusals/token.ts";
import type { UsagePointId } from "../usage-point.ts";
import type { Claims, NewToken } from "./claims.ts";
import { common, isWithin, scopeFrom } from "./scope.ts";

/** What a person chooses for the new token; what is left out stays as it was. */
export interface TokenChoices {
  readonly name?: string | undefined;
  /** Words of a scope, separated by spaces. */
  readonly scope?: string | undefined;
  /** The device that will remember the new token. Without it, the device of the token it is made from. */
  readonly device?: string | undefined;
}

/** The id and the date of a new token. */
export interface TokenStamp {
  readonly jti: string;
  readonly nowMs: number;
}

/** A verified token, and those of its meters that it still opens: the others were revoked. */
export interface CheckedToken {
  readonly claims: Claims;
  readonly allowed: readonly UsagePointId[];
}

/** Another token for the same meters: never wider than the one given, never beyond the consent. */
export function renewClaims(
  { claims, allowed }: CheckedToken,
  chosen: TokenChoices,
  { jti, nowMs }: TokenStamp,
): Outcome<NewToken, { readonly code: "scope_widened" }> {
  const scope = chosen.scope === undefined ? claims.scope : scopeFrom(chosen.scope, claims.scope);
  if (scope === null || !isWithin(scope, claims.scope)) return refused({ code: "scope_widened" });
  const meters = metersOf({ claims, allowed });
  return accepted({
    ...claims,
    // The holder of the new token may not be the person who consented: only the consent's own token may revoke others.
    authenticatedAtMs: null,
    usagePoints: meters.map(({ id }) => id),
    roles: meters.map(({ roles }) => roles),
    applications: meters.map(({ application }) => application),
    issuedAtMs: nowMs,
    expiresAtMs: lastEndMs(claims),
    jti,
    scope,
    name: chosen.name ?? claims.name,
    device: chosen.device ?? claims.device,
  });
}

/** One token for the meters of two: its scope is what both open, and it ends with the first of them. */
export function mergeClaims(
  one: CheckedToken,
  other: CheckedToken,
  { name }: Pick<TokenChoices, "name">,
  { jti, nowMs }: TokenStamp,
): Outcome<
  NewToken,
  { readonly code: "scopes_disjoint" } | { readonly code: "meters_too_many"; readonly most: number }
> {
  const scope = common(one.claims.scope, other.claims.scope);
  if (scope === null) return refused({ code: "scopes_disjoint" });
  const ours = metersOf(one);
  const theirs = metersOf(other).filter(({ id }) => !one.allowed.includes(id));
  const meters = [...ours, ...theirs];
  if (meters.length > MOST_METERS) return refused({ code: "meters_too_many", most: MOST_METERS });
  return accepted({
    usagePoints: meters.map(({ id }) => id),
    roles: meters.map(({ roles }) => roles),
    applications: meters.map(({ application }) => application),
    issuedAtMs: nowMs,
    expiresAtMs: Math.min(one.claims.expiresAtMs, other.claims.expiresAtMs),
    jti,
    scope,
    name: name ?? one.claims.name,
    // Of the two consents the older one.
    consentedAtMs: Math.min(one.claims.consentedAtMs ?? 0, other.claims.consentedAtMs ?? 0) || null,
    consentEndsAtMs: Math.min(lastEndMs(one.claims), lastEndMs(other.claims)),
    // Otherwise a token that a lost device remembers would outlive it in another.
    device: one.claims.device ?? other.claims.device,
  });
}

/** The latest end a renewal may have: the consent's, or the token's own where the consent's is not known. */
const lastEndMs = ({ consentEndsAtMs, expiresAtMs }: Claims): number => consentEndsAtMs ?? expiresAtMs;

const metersOf = ({ claims, allowed }: CheckedToken) =>
  claims.usagePoints
    .map((id, at) => ({
      id,
      roles: claims.roles[at] ?? [],
      application: claims.applications[at] ?? FIRST_APPLICATION,
    }))
    .filter(({ id }) => allowed.includes(id));
