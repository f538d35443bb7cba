import { jwtVerify, SignJWT } from "jose";
import type { TokenSecrets } from "../config/secrets.ts";
import { keyedHash } from "../keyed-hash.ts";

/** Long enough for one look at a deployment, too short to be worth stealing. */
export const OPERATOR_TOKEN_SECONDS = 300;

/** How far the clocks of the operator's machine and of the gateway may be apart. */
const CLOCK_TOLERANCE_SECONDS = 30;

/** Which secret of the gateway signed: the one in use, or one before it. */
export type SignedWith = "current" | "previous";

/**
 * A token for the operator's checks, signed on the operator's machine, so that `TOKEN_SECRET` never travels. It is good at one
 * host only: what a wrong address receives opens nothing elsewhere. Its key is derived, so no token of a meter is one, and the
 * reverse.
 */
export async function issueOperatorToken(secret: string, host: string, nowMs: number): Promise<string> {
  const issuedAt = Math.floor(nowMs / 1000);
  return new SignJWT()
    .setProtectedHeader({ alg: "HS256" })
    .setAudience(host)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + OPERATOR_TOKEN_SECONDS)
    .sign(await keyOf(secret));
}

/** Which of these secrets signed this token for this host; `null` when none did, or when it is too old. */
export async function signerOfOperatorToken(
  text: string,
  host: string,
  { current, previous }: TokenSecrets,
  nowMs: number,
): Promise<SignedWith | null> {
  if (await isSignedWith(text, host, current, nowMs)) return "current";
  for (const secret of previous) if (await isSignedWith(text, host, secret, nowMs)) return "previous";
  return null;
}

async function isSignedWith(text: string, host: string, secret: string, nowMs: number): Promise<boolean> {
  // Anyone can sign with an empty secret.
  if (secret === "") return false;
  const options = {
    algorithms: ["HS256"],
    audience: host,
    requiredClaims: ["exp", "iat"],
    maxTokenAge: OPERATOR_TOKEN_SECONDS,
    clockTolerance: CLOCK_TOLERANCE_SECONDS,
    currentDate: new Date(nowMs),
  };
  return jwtVerify(text, await keyOf(secret), options).then(
    () => true,
    () => false,
  );
}

const keyOf = async (secret: string): Promise<Uint8Array> =>
  new TextEncoder().encode(await keyedHash(secret, "operator token", ""));
