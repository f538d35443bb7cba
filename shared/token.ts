import { CompactSign, errors, jwtVerify } from "jose";
import * as z from "zod/mini";
import { accepted, type Outcome, refused } from "./refusal.ts";
import type { UsagePointId } from "./usage-point.ts";

/** Only this algorithm, on both sides: a token does not choose how it is checked (RFC 8725 §3.1). */
const ALGORITHM = "HS256";
const ISSUER = "conso-api";
const AUDIENCE = "conso-api";

/**
 * A signed token as an encoder writes it. The 43rd character of a 256-bit signature has two bits to spare, which decoders
 * ignore: without this, four different texts would be the same token.
 */
const CANONICAL = /^[\w-]+\.[\w-]+\.[\w-]{42}[AEIMQUYcgkosw048]$/;

/** The shortest three calendar years: no token outlives the longest consent Enedis grants (P3Y). */
const LONGEST_LIFE_MS = 1095 * 86_400_000;

/** What a valid token says. */
export interface Claims {
  /** `sub` on the wire: every meter the token opens. */
  readonly usagePoints: readonly UsagePointId[];
  readonly issuedAtMs: number;
  readonly expiresAtMs: number;
  /** `null` on the tokens of an earlier Conso API, which carry `sub`, `iat` and `exp` only. */
  readonly jti: string | null;
}

/** The secret in force, and the one before it while tokens signed with it still live. */
export interface TokenSecrets {
  readonly current: string;
  readonly previous: string | null;
}

export type TokenRefusal = { readonly code: "token_invalid" } | { readonly code: "token_expired" };

const usagePoints = z.array(z.custom<UsagePointId>((entry) => typeof entry === "string" && /^[0-9]{14}$/.test(entry)));
const wireClaims = z.object({
  sub: usagePoints.check(z.minLength(1)),
  iat: z.number(),
  exp: z.number(),
  jti: z.optional(z.string()),
  iss: z.optional(z.literal(ISSUER)),
  aud: z.optional(z.literal(AUDIENCE)),
});

/**
 * Signs a token that ends when asked (with the consent it stands for, which may have no end: `Infinity`), and within three
 * years whatever is asked. Fractions of a second are cut, never added.
 */
export async function issueToken(claims: Claims & { readonly jti: string }, secret: string): Promise<string> {
  const exp = Math.floor(Math.min(claims.expiresAtMs, claims.issuedAtMs + LONGEST_LIFE_MS) / 1000);
  const iat = Math.floor(claims.issuedAtMs / 1000);
  const body = { iss: ISSUER, aud: AUDIENCE, jti: claims.jti, sub: claims.usagePoints, iat, exp };
  // Clients in the field read an array in `sub`, where RFC 7519 wants a string and jose's JWT types agree with it:
  // so the claims are signed one layer below, as the JWS they are.
  return new CompactSign(new TextEncoder().encode(JSON.stringify(body)))
    .setProtectedHeader({ alg: ALGORITHM, typ: "JWT" })
    .sign(keyOf(secret));
}

/** Whose token this is, or why it is worth nothing. The refusal never quotes the token. */
export async function verifyToken(
  text: string,
  secrets: TokenSecrets,
  nowMs: number,
): Promise<Outcome<Claims, TokenRefusal>> {
  if (!CANONICAL.test(text)) return refused({ code: "token_invalid" });
  const verdict = await verifyWith(text, secrets.current, nowMs);
  if (verdict !== "foreign") return verdict;
  const earlier = secrets.previous === null ? "foreign" : await verifyWith(text, secrets.previous, nowMs);
  return earlier === "foreign" ? refused({ code: "token_invalid" }) : earlier;
}

/** "foreign": not signed with this secret, another one may fit. */
async function verifyWith(
  text: string,
  secret: string,
  nowMs: number,
): Promise<Outcome<Claims, TokenRefusal> | "foreign"> {
  // An HMAC under an empty key is one that anybody can compute.
  if (secret === "") return "foreign";
  try {
    const options = { algorithms: [ALGORITHM], currentDate: new Date(nowMs), requiredClaims: ["exp"] };
    const { payload } = await jwtVerify(text, keyOf(secret), options);
    const read = wireClaims.safeParse(payload);
    return read.success ? accepted(claimsOf(read.data)) : refused({ code: "token_invalid" });
  } catch (error) {
    if (error instanceof errors.JWSSignatureVerificationFailed) return "foreign";
    return refused({ code: error instanceof errors.JWTExpired ? "token_expired" : "token_invalid" });
  }
}

const claimsOf = ({ sub, iat, exp, jti }: z.infer<typeof wireClaims>): Claims => ({
  usagePoints: sub,
  issuedAtMs: iat * 1000,
  expiresAtMs: exp * 1000,
  jti: jti ?? null,
});

// Deployments keep the secret they have always had, however short: jose takes any length as bytes.
const keyOf = (secret: string): Uint8Array => new TextEncoder().encode(secret);
