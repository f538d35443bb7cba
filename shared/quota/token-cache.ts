import type { AppToken } from "../enedis/app-token.ts";
import { accepted, type EnedisRefusal, type Outcome, refused } from "../refusals/refusal.ts";

/** The token is renewed this long before it expires, or at half its life if that is later, so that no request waits for it. */
const AHEAD_MS = 10 * 60_000;

/** A token refused this soon after it was issued is not renewed: the cause is something else. */
const JUST_ISSUED_MS = 10_000;

/** The pause after a failure; it doubles with each further one, up to a minute. */
const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 60_000;

const UNAVAILABLE = refused({ code: "enedis_token_unavailable" } as const);

interface CachedToken {
  readonly accessToken: string;
  readonly issuedAtMs: number;
  readonly renewAtMs: number;
  readonly endsAtMs: number;
}

/** Caches our application's token, in memory only. All requests that need a new one share a single renewal. */
export class TokenCache {
  readonly #request: () => Promise<Outcome<AppToken, EnedisRefusal>>;
  readonly #now: () => number;
  #cached: CachedToken | null = null;
  #renewal: Promise<Outcome<string, EnedisRefusal>> | null = null;
  #failures = 0;
  #retryAtMs = 0;

  constructor(request: () => Promise<Outcome<AppToken, EnedisRefusal>>, now: () => number) {
    this.#request = request;
    this.#now = now;
  }

  /** How often in a row there was none to be had. */
  get failures(): number {
    return this.#failures;
  }

  /** The token to use. `rejected` is one that Enedis refused: if it is still cached, it is renewed first. */
  async get(rejected?: string): Promise<Outcome<string, EnedisRefusal>> {
    const nowMs = this.#now();
    if (this.#cached !== null && this.#cached.accessToken === rejected) {
      if (nowMs - this.#cached.issuedAtMs < JUST_ISSUED_MS) return UNAVAILABLE;
      this.#cached = null;
    }
    if (this.#cached === null || nowMs >= this.#cached.endsAtMs) return this.#renew(nowMs);
    if (nowMs >= this.#cached.renewAtMs) void this.#renew(nowMs);
    return accepted(this.#cached.accessToken);
  }

  #renew(nowMs: number): Promise<Outcome<string, EnedisRefusal>> {
    if (this.#renewal !== null) return this.#renewal;
    if (this.#failures > 0 && nowMs < this.#retryAtMs) return Promise.resolve(UNAVAILABLE);
    const renewal = this.#requestNew().finally(() => {
      this.#renewal = null;
    });
    this.#renewal = renewal;
    return renewal;
  }

  async #requestNew(): Promise<Outcome<string, EnedisRefusal>> {
    const answer = await this.#request().catch(() => UNAVAILABLE);
    const nowMs = this.#now();
    if (!answer.ok) {
      this.#retryAtMs = nowMs + Math.min(FIRST_PAUSE_MS * 2 ** this.#failures, LONGEST_PAUSE_MS);
      this.#failures++;
      return answer;
    }
    const { accessToken, expiresInMs } = answer.value;
    this.#failures = 0;
    this.#cached = {
      accessToken,
      issuedAtMs: nowMs,
      renewAtMs: nowMs + Math.max(expiresInMs - AHEAD_MS, expiresInMs / 2),
      endsAtMs: nowMs + expiresInMs,
    };
    return accepted(accessToken);
  }
}
