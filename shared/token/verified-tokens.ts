import { base64url } from "jose";
import type { TokenSecrets } from "../config/secrets.ts";
import { accepted, type Outcome } from "../refusals/refusal.ts";
import { type Bearer, bearerOf } from "./bearer.ts";
import type { Claims } from "./claims.ts";
import { rereadToken, type TokenRefusal, verifyToken } from "./token.ts";

/** A good token: what it says, and its name for revocations. */
export interface VerifiedToken {
  readonly claims: Claims;
  readonly bearer: Bearer;
}

/** Some 200 bytes each. The oldest are forgotten first: they are verified once more. */
const MOST_TOKENS = 1_000;

/**
 * The tokens that were found good under these secrets, so that the next requests of the same program need not check the signature
 * again: that takes a sixth of a refusal and a twentieth of a load curve (`bench/cost.ts`). Maps SHA-256(token) to its revocation id.
 * Claims and expiry are read from the token each time; the gate still checks revocation.
 */
export class VerifiedTokens {
  readonly #secrets: TokenSecrets;
  readonly #bearers = new Map<string, Bearer>();

  constructor(secrets: TokenSecrets) {
    this.#secrets = secrets;
  }

  /** The verdict of `verifyToken`. */
  async verify(text: string, nowMs: number): Promise<Outcome<VerifiedToken, TokenRefusal>> {
    const hash = await sha256(text);
    const known = this.#bearers.get(hash);
    const claims = known === undefined ? null : rereadToken(text, nowMs);
    if (known !== undefined && claims !== null) return accepted({ claims, bearer: known });

    const verified = await verifyToken(text, this.#secrets, nowMs);
    if (!verified.ok) return verified;
    const bearer = await bearerOf(text, verified.value);
    this.#remember(hash, bearer);
    return accepted({ claims: verified.value, bearer });
  }

  #remember(hash: string, bearer: Bearer): void {
    this.#bearers.set(hash, bearer);
    const [oldest] = this.#bearers.keys();
    if (this.#bearers.size > MOST_TOKENS && oldest !== undefined) this.#bearers.delete(oldest);
  }
}

async function sha256(text: string): Promise<string> {
  return base64url.encode(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text))));
}
