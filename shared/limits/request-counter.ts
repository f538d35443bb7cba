import type { Budget } from "../quota/budgets.ts";

export const WINDOW_MS = 60_000;

/** Beyond this the oldest window is forgotten, so that a flood of addresses cannot fill the memory (about 10 MB). */
const MOST_WINDOWS = 50_000;

interface CountedMinute {
  count: number;
  readonly endsAtMs: number;
}

/**
 * Counts requests by key in fixed windows of a minute, each begun by the first request of its key. Exact within one process;
 * in memory only.
 */
export class RequestCounter {
  /** In the order in which they begin, which is the order in which they end. */
  readonly #windows = new Map<string, CountedMinute>();

  /** Counts one request of `key`, or `amount` of something else, unless that goes beyond its limit. */
  take(key: string, limit: number, nowMs: number, amount = 1): { readonly isWithin: boolean; readonly budget: Budget } {
    this.#forgetEnded(nowMs);
    const window = this.#windows.get(key) ?? this.#begin(key, nowMs);
    const isWithin = window.count + amount <= limit;
    if (isWithin) window.count += amount;
    const budget = { limit, remaining: limit - window.count, windowMs: WINDOW_MS, resetMs: window.endsAtMs - nowMs };
    return { isWithin, budget };
  }

  #begin(key: string, nowMs: number): CountedMinute {
    const window = { count: 0, endsAtMs: nowMs + WINDOW_MS };
    this.#windows.set(key, window);
    return window;
  }

  #forgetEnded(nowMs: number): void {
    for (const [key, { endsAtMs }] of this.#windows) {
      // A window that ends later than any can was begun before the clock was set back.
      const isOver = endsAtMs <= nowMs || endsAtMs > nowMs + WINDOW_MS;
      if (!isOver && this.#windows.size < MOST_WINDOWS) return;
      this.#windows.delete(key);
    }
  }
}
