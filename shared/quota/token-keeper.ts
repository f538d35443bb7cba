import type { AppToken } from "../enedis/app-token.ts";
import { accepted, type EnedisRefusal, type Outcome, refused } from "../refusals/refusal.ts";

/** Renewed this long before it ends, so that no request ever waits for it (or at half its life, if that is shorter). */
const AHEAD_MS = 10 * 60_000;

/** A token refused this soon after it was given is not worth another call: it is not the token that is wrong. */
const JUST_GIVEN_MS = 10_000;

/** After a failure Enedis is left alone for this long, then twice as long, and so on up to a minute. */
const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 60_000;

const UNAVAILABLE = refused({ code: "enedis_token_unavailable" } as const);

interface Held {
  readonly accessToken: string;
  readonly givenAtMs: number;
  readonly renewAtMs: number;
  readonly endsAtMs: number;
}

/** Our application's token at Enedis, in memory only: one renewal in flight, however many wait for it. */
export class TokenKeeper {
  readonly #request: () => Promise<Outcome<AppToken, EnedisRefusal>>;
  readonly #now: () => number;
  #held: Held | null = null;
  #renewal: Promise<Outcome<string, EnedisRefusal>> | null = null;
  #failures = 0;
  #retryAtMs = 0;

  constructor(request: () => Promise<Outcome<AppToken, EnedisRefusal>>, now: () => number) {
    this.#request = request;
    this.#now = now;
  }

  /** The token to use. `rejected` is one that Enedis refused: if it is still ours, it is renewed first. */
  async current(rejected?: string): Promise<Outcome<string, EnedisRefusal>> {
    const nowMs = this.#now();
    if (this.#held !== null && this.#held.accessToken === rejected) {
      if (nowMs - this.#held.givenAtMs < JUST_GIVEN_MS) return UNAVAILABLE;
      this.#held = null;
    }
    if (this.#held === null || nowMs >= this.#held.endsAtMs) return this.#renew(nowMs);
    if (nowMs >= this.#held.renewAtMs) void this.#renew(nowMs);
    return accepted(this.#held.accessToken);
  }

  #renew(nowMs: number): Promise<Outcome<string, EnedisRefusal>> {
    if (this.#renewal !== null) return this.#renewal;
    if (this.#failures > 0 && nowMs < this.#retryAtMs) return Promise.resolve(UNAVAILABLE);
    const renewal = this.#ask().finally(() => {
      this.#renewal = null;
    });
    this.#renewal = renewal;
    return renewal;
  }

  async #ask(): Promise<Outcome<string, EnedisRefusal>> {
    const answer = await this.#request().catch(() => UNAVAILABLE);
    const nowMs = this.#now();
    if (!answer.ok) {
      this.#retryAtMs = nowMs + Math.min(FIRST_PAUSE_MS * 2 ** this.#failures, LONGEST_PAUSE_MS);
      this.#failures++;
      return answer;
    }
    const { accessToken, expiresInMs } = answer.value;
    this.#failures = 0;
    this.#held = {
      accessToken,
      givenAtMs: nowMs,
      renewAtMs: nowMs + Math.max(expiresInMs - AHEAD_MS, expiresInMs / 2),
      endsAtMs: nowMs + expiresInMs,
    };
    return accepted(accessToken);
  }
}
