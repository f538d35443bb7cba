/** Entries kept; beyond it the oldest go. They only save calls to the gate, which says the same again. */
const MOST = 4_096;

/**
 * What the gate refused, remembered in the Worker until the instant it named, so that a storm of the same callers stays
 * away from the gate. In memory only, and only for as long as the refusal lasts.
 */
export class TurnedAway<R extends { readonly retryAfterMs: number }> {
  readonly #refusals = new Map<string, { readonly refusal: R; readonly untilMs: number }>();

  remember(key: string, refusal: R, nowMs: number): void {
    this.#refusals.delete(key);
    this.#refusals.set(key, { refusal, untilMs: nowMs + refusal.retryAfterMs });
    const [oldest] = this.#refusals.keys();
    if (this.#refusals.size > MOST && oldest !== undefined) this.#refusals.delete(oldest);
  }

  /** The same refusal, with what is left of it; null when it is over, or there is none. */
  recall(key: string, nowMs: number): R | null {
    const known = this.#refusals.get(key);
    if (known === undefined) return null;
    const leftMs = known.untilMs - nowMs;
    // A clock that stepped back must not prolong it.
    if (leftMs > 0 && leftMs <= known.refusal.retryAfterMs) return { ...known.refusal, retryAfterMs: leftMs };
    this.#refusals.delete(key);
    return null;
  }
}
