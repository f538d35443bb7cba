import { CompactSign, decodeJwt, decodeProtectedHeader, errors, jwtVerify } from "jose";
import { candidates, keyId, type TokenSecrets } from "../config/secrets.ts";
import { accepted, type Outcome, refused } from "../refusals/refusal.ts";
import { AUDIENCE, type Claims, claimsFrom, ISSUER, type NewToken, wireOf } from "./claims.ts";
import { isTokenText } from "./token-text.ts";

/** Only this algorithm, on both sides: a token does not choose how it is checked (RFC 8725 §3.1). */
const ALGORITHM = "HS256";

/** The shortest three calendar years: no token outlives the longest consent Enedis grants (P3Y). */
export const LONGEST_LIFE_MS = 1095 * 86_400_000;

export type TokenRefusal = { readonly code: "token_invalid" } | { readonly code: "token_expired" };

const INVALID = refused({ code: "token_invalid" } as const);

/**
 * Signs a token. It ends at `expiresAtMs` (`Infinity` for a consent without an end), and after three years at the latest. Fractions of
 * a second are cut.
 */
export async function issueToken(token: NewToken, secret: string): Promise<string> {
  const expiresAtMs = Math.min(token.expiresAtMs, token.issuedAtMs + LONGEST_LIFE_MS);
  const body = { iss: ISSUER, aud: AUDIENCE, ...wireOf({ ...token, expiresAtMs }) };
  // Clients in the field read an array in `sub`, where RFC 7519 wants a string and jose's JWT types agree with it:
  // so the claims are signed one layer below, as the JWS they are.
  return new CompactSign(new TextEncoder().encode(JSON.stringify(body)))
    .setProtectedHeader({ alg: ALGORITHM, typ: "JWT", kid: await keyId(secret) })
    .sign(await keyOf(secret));
}

/** The claims of a valid token, or why it is refused. The refusal never quotes the token. */
export async function verifyToken(
  text: string,
  secrets: TokenSecrets,
  nowMs: number,
): Promise<Outcome<Claims, TokenRefusal>> {
  if (!isTokenText(text)) return INVALID;
  for (const secret of await candidates(secrets, kidOf(text))) {
    const verdict = await verifyWith(text, secret, nowMs);
    if (verdict !== "foreign") return verdict;
  }
  return INVALID;
}

/** "foreign": not signed with this secret; another secret may fit. */
async function verifyWith(
  text: string,
  secret: string,
  nowMs: number,
): Promise<Outcome<Claims, TokenRefusal> | "foreign"> {
  try {
    const options = { algorithms: [ALGORITHM], currentDate: new Date(nowMs), requiredClaims: ["exp"] };
    const { payload } = await jwtVerify(text, await keyOf(secret), options);
    const claims = claimsFrom(payload);
    return claims === null ? INVALID : accepted(claims);
  } catch (error) {
    if (error instanceof errors.JWSSignatureVerificationFailed) return "foreign";
    return error instanceof errors.JWTExpired ? refused({ code: "token_expired" }) : INVALID;
  }
}

/** What a token says that `verifyToken` has found good before; `null` when it has expired since. */
export function rereadToken(text: string, nowMs: number): Claims | null {
  const claims = claimsFrom(decodeJwt(text));
  return claims === null || hasExpired(claims, nowMs) ? null : claims;
}

/** Whether a token has ended. Its dates are whole seconds. */
export const hasExpired = ({ expiresAtMs }: Pick<Claims, "expiresAtMs">, nowMs: number): boolean =>
  Math.floor(nowMs / 1000) * 1000 >= expiresAtMs;

/** The name of the secret that a token says it was signed with. It is only compared with the names of ours; `null` fits none. */
function kidOf(text: string): unknown {
  try {
    return decodeProtectedHeader(text).kid;
  } catch {
    return null;
  }
}

/** Of this isolate: jose would import a key given as bytes anew for each token. */
const keys = new Map<string, CryptoKey>();

/** The key of a secret. Deployments keep the secret they have always had, however short: an HMAC takes any length. */
async function keyOf(secret: string): Promise<CryptoKey> {
  const known = keys.get(secret);
  if (known !== undefined) return known;
  const bytes = new TextEncoder().encode(secret);
  const key = await crypto.subtle.importKey("raw", bytes, { name: "HMAC", hash: "SHA-256" }, false, ["sign", "verify"]);
  keys.set(secret, key);
  return key;
}
