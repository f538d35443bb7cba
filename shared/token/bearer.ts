import { base64url } from "jose";
import { type ApplicationId, FIRST_APPLICATION } from "../config/applications.ts";
import type { MeasureQuery } from "../measures/measure-query.ts";
import { accepted, type Outcome, refused, type TokenRefusal } from "../refusals/refusal.ts";
import type { UsagePointId } from "../usage-point.ts";
import type { Claims } from "./claims.ts";
import { isWithin, scopeOf, scopeText } from "./scope.ts";
import { readToken } from "./token-text.ts";

export type BearerRefusal = Extract<TokenRefusal, { readonly code: "authorization_missing" | "token_invalid" }>;

/**
 * The token that an `Authorization` header carries, as people paste it. Two headers reach us joined by a comma, which no token
 * holds: they are refused, never chosen from.
 */
export function bearerToken(header: string | undefined): Outcome<string, BearerRefusal> {
  const value = header?.trim() ?? "";
  if (value === "") return refused({ code: "authorization_missing" });
  const read = readToken(value);
  if (read.ok) return accepted(read.token);
  return refused({ code: "token_invalid", ...(read.fault !== null && { fault: read.fault }) });
}

/** What a revocation needs of a token: which one it is, and when it was issued. */
export interface Bearer {
  readonly id: string;
  readonly issuedAtMs: number;
  /** The device that remembers it, or that it comes from. */
  readonly device?: string;
  /** Those of its meters that consented to another application than the first, with that application; absent when there are none. */
  readonly elsewhere?: Readonly<Record<UsagePointId, ApplicationId>> | undefined;
}

/** The application that a meter of this token consented to. */
export const applicationOf = (bearer: Bearer | undefined, usagePointId: UsagePointId): ApplicationId =>
  bearer?.elsewhere?.[usagePointId] ?? FIRST_APPLICATION;

/**
 * Names a token by a hash: of its `jti`, or of the whole text of an older token without one. Either holds over a hundred random
 * bits, so the hash needs no key and survives a rotation of the secret.
 */
export async function bearerOf(
  text: string,
  claims: Pick<Claims, "jti" | "issuedAtMs" | "device" | "usagePoints" | "applications">,
): Promise<Bearer> {
  const { jti, issuedAtMs, device } = claims;
  const elsewhere = metersElsewhere(claims);
  const id = await revocationId(jti === null ? `token ${text}` : `jti ${jti}`);
  return { id, issuedAtMs, ...(device !== null && { device }), ...(elsewhere !== null && { elsewhere }) };
}

function metersElsewhere({ usagePoints, applications }: Pick<Claims, "usagePoints" | "applications">) {
  if (applications.every((id) => id === FIRST_APPLICATION)) return null;
  const pairs = usagePoints.map((meter, at) => [meter, applications[at] ?? FIRST_APPLICATION] as const);
  return Object.fromEntries(pairs.filter(([, id]) => id !== FIRST_APPLICATION)) as Record<UsagePointId, ApplicationId>;
}

/** The name under which the gate remembers that something was revoked. */
export async function revocationId(text: string): Promise<string> {
  return base64url.encode(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text))));
}

/** Whether the token behind these claims opens this meter. */
export const covers = (claims: Claims, usagePointId: UsagePointId): boolean =>
  claims.usagePoints.includes(usagePointId);

/** The refusal for a token that does not open this measure of this meter; `null` when it does. */
export function checkAccess(
  claims: Claims,
  { usagePointId, measure }: Pick<MeasureQuery, "usagePointId" | "measure">,
): TokenRefusal | null {
  if (!covers(claims, usagePointId)) return { code: "usage_point_not_covered" };
  const needed = scopeOf(measure);
  return isWithin(needed, claims.scope) ? null : { code: "scope_insufficient", needed: scopeText(needed) };
}
