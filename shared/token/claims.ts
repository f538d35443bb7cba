import * as z from "zod/mini";
import { APPLICATION_ID, type ApplicationId, FIRST_APPLICATION } from "../config/applications.ts";
import { parsedText } from "../parsed-text.ts";
import type { UsagePointId } from "../usage-point.ts";
import { tokenName } from "./name.ts";
import { type Direction, EVERYTHING, isWithin, type Scope, scopeFrom, scopeText } from "./scope.ts";

/** What a valid token says. */
export interface Claims {
  /** `sub` on the wire: every meter the token opens. */
  readonly usagePoints: readonly UsagePointId[];
  readonly issuedAtMs: number;
  readonly expiresAtMs: number;
  /** `null` on the tokens of an earlier Conso API, which carry `sub`, `iat` and `exp` only. */
  readonly jti: string | null;
  /** What of its meters it opens. */
  readonly scope: Scope;
  /** The person's own label for it. */
  readonly name: string | null;
  /** What each meter measures, in the order of `usagePoints`; empty where the consent did not state it. */
  readonly roles: readonly (readonly Direction[])[];
  /** The application of ours that each meter consented to, in the order of `usagePoints`. */
  readonly applications: readonly ApplicationId[];
  /** When the consent behind it was given; `null` when that is not known. */
  readonly consentedAtMs: number | null;
  /** The same, on the token that the consent itself gave. `null` on every token made from another one: its holder may be someone else. */
  readonly authenticatedAtMs: number | null;
  /** When that consent ends, which no renewal outlives; `null` when that is not known either. */
  readonly consentEndsAtMs: number | null;
  /** The random name of the device that remembers it, or that remembers a token it was made from; `null`: none does. */
  readonly device: string | null;
}

/** Input of `issueToken`. Missing members grant the least, except `scope`: missing means everything. */
export type NewToken = Pick<Claims, "usagePoints" | "issuedAtMs" | "expiresAtMs"> &
  Partial<Claims> & { readonly jti: string };

export const ISSUER = "conso-api";
export const AUDIENCE = "conso-api";

const usagePoint = z.custom<UsagePointId>((entry) => typeof entry === "string" && /^[0-9]{14}$/.test(entry));
const directions = z.array(z.enum(["consumption", "production"]));

/** Seconds from 1970 to the end of 9999: what cannot be written as a day of four-digit years is no date of ours. */
const date = z.number().check(z.gte(0), z.lte(253_402_300_799));

const wireClaims = z.object({
  sub: z.array(usagePoint).check(z.minLength(1)),
  iat: date,
  exp: date,
  jti: z.optional(z.string()),
  iss: z.optional(z.literal(ISSUER)),
  aud: z.optional(z.literal(AUDIENCE)),
  // As in RFC 9068 §2.2.3.
  scope: z.optional(parsedText(scopeFrom)),
  name: z.optional(parsedText(tokenName)),
  roles: z.optional(z.array(directions)),
  // Absent on the tokens of a gateway with one application.
  apps: z.optional(z.array(z.string().check(z.regex(APPLICATION_ID)))),
  // As in OpenID Connect Core §2: when the holder proved who they are. Tokens made from others do not carry it.
  auth_time: z.optional(date),
  consent_start: z.optional(date),
  consent_end: z.optional(date),
  // Names what `POST /remembered/elsewhere` revokes together.
  device: z.optional(z.string()),
});

/** The claims of a payload whose signature and dates are good; `null` when they are not what we sign. */
export function claimsFrom(payload: unknown): Claims | null {
  const read = wireClaims.safeParse(payload);
  if (!read.success) return null;
  const { sub, iat, exp, jti, scope, name, roles, apps, auth_time, consent_start, consent_end, device } = read.data;
  return {
    usagePoints: sub,
    issuedAtMs: iat * 1000,
    expiresAtMs: exp * 1000,
    jti: jti ?? null,
    scope: scope ?? EVERYTHING,
    name: name ?? null,
    roles: sub.map((_, at) => roles?.[at] ?? []),
    applications: sub.map((_, at) => apps?.[at] ?? FIRST_APPLICATION),
    consentedAtMs: milliseconds(consent_start ?? auth_time),
    authenticatedAtMs: milliseconds(auth_time),
    consentEndsAtMs: milliseconds(consent_end),
    device: device ?? null,
  };
}

/** The claims as JWT members, defaults omitted. */
export function wireOf(token: NewToken): object {
  const { jti, usagePoints, name, scope = EVERYTHING, roles, applications } = token;
  const { consentedAtMs, authenticatedAtMs, consentEndsAtMs } = token;
  return {
    jti,
    sub: usagePoints,
    iat: seconds(token.issuedAtMs),
    exp: seconds(token.expiresAtMs),
    ...(!isWithin(EVERYTHING, scope) && { scope: scopeText(scope) }),
    ...(typeof name === "string" && { name }),
    ...(roles?.some((directions) => directions.length > 0) && { roles }),
    ...(applications?.some((id) => id !== FIRST_APPLICATION) && { apps: applications }),
    ...(typeof authenticatedAtMs === "number" && { auth_time: seconds(authenticatedAtMs) }),
    ...(typeof consentedAtMs === "number" && { consent_start: seconds(consentedAtMs) }),
    ...(Number.isFinite(consentEndsAtMs) && { consent_end: seconds(consentEndsAtMs as number) }),
    ...(typeof token.device === "string" && { device: token.device }),
  };
}

const seconds = (ms: number): number => Math.floor(ms / 1000);

const milliseconds = (seconds: number | undefined): number | null => (seconds === undefined ? null : seconds * 1000);
