import { accepted, type Outcome, refused } from "../refusals/refusal.ts";
import { MOST_METERS } from "../refusals/token.ts";
import type { UsagePointId } from "../usage-point.ts";
import type { Claims, NewToken } from "./claims.ts";
import { common, isWithin, scopeFrom } from "./scope.ts";

/** What a person wants the new token to be; what is not said stays as it was. */
export interface Wanted {
  readonly name?: string | undefined;
  /** The words of it. */
  readonly scope?: string | undefined;
}

/** What is new about any new token. */
export interface Fresh {
  readonly jti: string;
  readonly nowMs: number;
}

/** A token as it was found to stand: what it says, and which of its meters have not been revoked since. */
export interface Held {
  readonly claims: Claims;
  readonly open: readonly UsagePointId[];
}

/** The token that takes the place of another: never wider than it, never beyond the consent. */
export function renewed(
  { claims, open }: Held,
  wanted: Wanted,
  { jti, nowMs }: Fresh,
): Outcome<NewToken, { readonly code: "scope_widened" }> {
  const scope = wanted.scope === undefined ? claims.scope : scopeFrom(wanted.scope, claims.scope);
  if (scope === null || !isWithin(scope, claims.scope)) return refused({ code: "scope_widened" });
  const meters = metersOf({ claims, open });
  return accepted({
    ...claims,
    usagePoints: meters.map(({ id }) => id),
    roles: meters.map(({ roles }) => roles),
    issuedAtMs: nowMs,
    expiresAtMs: lastEndMs(claims),
    jti,
    scope,
    name: wanted.name ?? claims.name,
  });
}

/** One token for the meters of two: it opens of each only what both opened, and ends with the first of them. */
export function merged(
  one: Held,
  other: Held,
  { name }: Pick<Wanted, "name">,
  { jti, nowMs }: Fresh,
): Outcome<
  NewToken,
  { readonly code: "scopes_disjoint" } | { readonly code: "meters_too_many"; readonly most: number }
> {
  const scope = common(one.claims.scope, other.claims.scope);
  if (scope === null) return refused({ code: "scopes_disjoint" });
  const ours = metersOf(one);
  const theirs = metersOf(other).filter(({ id }) => !one.open.includes(id));
  const meters = [...ours, ...theirs];
  if (meters.length > MOST_METERS) return refused({ code: "meters_too_many", most: MOST_METERS });
  return accepted({
    usagePoints: meters.map(({ id }) => id),
    roles: meters.map(({ roles }) => roles),
    issuedAtMs: nowMs,
    expiresAtMs: Math.min(one.claims.expiresAtMs, other.claims.expiresAtMs),
    jti,
    scope,
    name: name ?? one.claims.name,
    // Of the two consents the older: what is allowed to a fresh one is allowed only if both are.
    consentedAtMs: Math.min(one.claims.consentedAtMs ?? 0, other.claims.consentedAtMs ?? 0) || null,
    consentEndsAtMs: Math.min(lastEndMs(one.claims), lastEndMs(other.claims)),
  });
}

/** The latest end a renewal may have: the consent's, or the token's own where the consent's is not known. */
const lastEndMs = ({ consentEndsAtMs, expiresAtMs }: Claims): number => consentEndsAtMs ?? expiresAtMs;

const metersOf = ({ claims, open }: Held) =>
  claims.usagePoints.map((id, at) => ({ id, roles: claims.roles[at] ?? [] })).filter(({ id }) => open.includes(id));
