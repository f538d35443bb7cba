import { createMeterNames } from "../quota/meters.ts";
import type { Ask } from "../quota/protocol.ts";
import type { GatewayRefusal } from "../refusals/refusal.ts";

/** A refusal that holds until a known instant. */
export type DatedRefusal = Extract<GatewayRefusal, { readonly retryAfterMs: number }>;

/** The oldest entries go first: forgetting one costs a request to the gate, which repeats the refusal. */
const MOST_ENTRIES = 4_096;
/** Within the caller's patience the gate may find a turn after all, so it is asked again, at most once in this time. */
const ASK_AGAIN_MS = 1_000;

interface Entry {
  readonly refusal: DatedRefusal;
  readonly atMs: number;
  /** How often it was repeated since the gate was last asked. */
  repeats: number;
}

type Recalled = { readonly refusal: DatedRefusal } | { readonly refusal: null; readonly repeats: number };

type Asker = Pick<Ask, "api" | "usagePointId" | "bearer">;

/**
 * The gate's recent refusals, kept in the isolate's memory until they end, so that a caller who ignores `Retry-After` does not
 * load the gate. Meters stand in it by a keyed hash.
 */
export class RecentRefusals {
  readonly #entries = new Map<string, Entry>();
  readonly #nameOf = createMeterNames();

  remember(asker: Asker, refusal: DatedRefusal, nowMs: number): void {
    const key = refusal.code === "quota_loop" ? tokenKey(asker) : this.#keyOf(asker);
    if (key === null) return;
    this.#entries.delete(key);
    this.#entries.set(key, { refusal, atMs: nowMs, repeats: 0 });
    const [oldest] = this.#entries.keys();
    if (this.#entries.size > MOST_ENTRIES && oldest !== undefined) this.#entries.delete(oldest);
  }

  /** The refusal with the time that remains of it; or, when the gate has to be asked, how often it was repeated meanwhile. */
  recall(asker: Asker, patienceMs: number, nowMs: number): Recalled {
    if (this.#entries.size === 0) return { refusal: null, repeats: 0 };
    const loop = this.#find(tokenKey(asker), patienceMs, nowMs);
    return loop.refusal === null ? this.#find(this.#keyOf(asker), patienceMs, nowMs) : loop;
  }

  #find(key: string | null, patienceMs: number, nowMs: number): Recalled {
    const entry = key === null ? undefined : this.#entries.get(key);
    if (key === null || entry === undefined) return { refusal: null, repeats: 0 };
    const { refusal, atMs, repeats } = entry;
    const remainingMs = atMs + refusal.retryAfterMs - nowMs;
    const mayChange = refusal.code === "quota_shared" && remainingMs <= patienceMs && nowMs - atMs >= ASK_AGAIN_MS;
    // A clock that steps back must not prolong the refusal.
    const hasEnded = remainingMs <= 0 || nowMs < atMs;
    if (hasEnded) this.#entries.delete(key);
    else entry.repeats = mayChange ? 0 : repeats + 1;
    return hasEnded || mayChange ? { refusal: null, repeats } : { refusal: { ...refusal, retryAfterMs: remainingMs } };
  }

  #keyOf({ api, usagePointId }: Asker): string | null {
    return usagePointId === null ? null : `${api} ${this.#nameOf(usagePointId)}`;
  }
}

/** A loop concerns one token, whichever meter it asks about. Its id is a hash. */
const tokenKey = ({ bearer }: Asker): string | null => (bearer === undefined ? null : `token ${bearer.id}`);
