/** The oldest entries go first: forgetting one costs a request to the gate, which repeats the refusal. */
const MOST_ENTRIES = 4_096;

/**
 * The gate's recent refusals, kept in the isolate's memory until they end, so that a caller who ignores `Retry-After` does not
 * load the gate.
 */
export class RecentRefusals<R extends { readonly retryAfterMs: number }> {
  readonly #refusals = new Map<string, { readonly refusal: R; readonly untilMs: number }>();

  remember(key: string, refusal: R, nowMs: number): void {
    this.#refusals.delete(key);
    this.#refusals.set(key, { refusal, untilMs: nowMs + refusal.retryAfterMs });
    const [oldest] = this.#refusals.keys();
    if (this.#refusals.size > MOST_ENTRIES && oldest !== undefined) this.#refusals.delete(oldest);
  }

  /** The refusal with the time that remains of it; null when there is none or it has ended. */
  recall(key: string, nowMs: number): R | null {
    const known = this.#refusals.get(key);
    if (known === undefined) return null;
    const remainingMs = known.untilMs - nowMs;
    // A clock that steps back must not prolong the refusal.
    const isValid = remainingMs > 0 && remainingMs <= known.refusal.retryAfterMs;
    if (isValid) return { ...known.refusal, retryAfterMs: remainingMs };
    this.#refusals.delete(key);
    return null;
  }
}
