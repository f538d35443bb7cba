import { createMeterNames } from "../quota/meters.ts";
import type { Ask } from "../quota/protocol.ts";
import type { GatewayRefusal } from "../refusals/refusal.ts";

/** A refusal that holds until a known instant. */
export type DatedRefusal = Extract<GatewayRefusal, { readonly code: `quota_${string}` }>;

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
    const key = this.#keysOf(asker)[refusal.code];
    if (key === null) return;
    this.#entries.delete(key);
    this.#entries.set(key, { refusal, atMs: nowMs, repeats: 0 });
    const [oldest] = this.#entries.keys();
    if (this.#entries.size > MOST_ENTRIES && oldest !== undefined) this.#entries.delete(oldest);
  }

  /** The refusal with the time that remains of it; or, when the gate has to be asked, how often it was repeated meanwhile. */
  recall(asker: Asker, patienceMs: number, nowMs: number): Recalled {
    if (this.#entries.size === 0) return { refusal: null, repeats: 0 };
    const keys = this.#keysOf(asker);
    for (const code of ["quota_loop", "quota_meter"] as const) {
      const found = this.#find(keys[code], patienceMs, nowMs);
      if (found.refusal !== null) return found;
    }
    return this.#find(keys.quota_shared, patienceMs, nowMs);
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

  /**
   * What each refusal concerns: a full line everybody who asks about the meter, a spent day one token of the meter, a loop one
   * token, whichever meter it asks about. The id of a token is a hash.
   */
  #keysOf({ api, usagePointId, bearer }: Asker): Readonly<Record<DatedRefusal["code"], string | null>> {
    const meter = usagePointId === null ? null : `${api} ${this.#nameOf(usagePointId)}`;
    return {
      quota_loop: bearer === undefined ? null : `token ${bearer.id}`,
      quota_meter: meter === null ? null : `${meter} ${bearer?.id ?? ""}`,
      quota_shared: meter,
    };
  }
}
