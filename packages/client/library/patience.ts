import type { ConsoProblem } from "./problem.ts";

/** Waits that many milliseconds; rejects when the signal is aborted. */
export type Sleep = (ms: number, signal?: AbortSignal) => Promise<void>;

/** Announces a wait before it begins. */
export type OnWait = (wait: { readonly seconds: number; readonly code: string }) => void;

/** How long to wait for the next row, over any number of waits; the first wait that is longer than what is left ends it. */
export class Patience {
  readonly #limitMs: number;
  readonly #sleep: Sleep;
  readonly #onWait: OnWait;
  #leftMs: number;

  constructor(limitMs: number, sleep: Sleep, onWait: OnWait) {
    this.#limitMs = limitMs;
    this.#leftMs = limitMs;
    this.#sleep = sleep;
    this.#onWait = onWait;
  }

  /** A row has come: what was waited is forgotten. */
  renew(): void {
    this.#leftMs = this.#limitMs;
  }

  async wait(seconds: number, why: ConsoProblem, signal?: AbortSignal): Promise<void> {
    const ms = seconds * 1000;
    if (ms > this.#leftMs) throw why;
    this.#leftMs -= ms;
    this.#onWait({ seconds, code: why.code });
    await this.#sleep(ms, signal);
  }
}

export const sleep: Sleep = (ms, signal) =>
  new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, ms);
    signal?.addEventListener("abort", stop, { once: true });
  });
