/** The meters that something happened to lately, each with its latest instant: for a limited time, and a limited number of them. */
export class RecentMeters {
  readonly #lastsMs: number;
  readonly #most: number;
  /** In the order of their instants. */
  readonly #atMs = new Map<number, number>();

  constructor({ lastsMs, most }: { readonly lastsMs: number; readonly most: number }) {
    this.#lastsMs = lastsMs;
    this.#most = most;
  }

  get size(): number {
    return this.#atMs.size;
  }

  /** The clock passed in must never step back. */
  note(meter: number, nowMs: number): void {
    this.#atMs.delete(meter);
    this.#atMs.set(meter, nowMs);
    for (const [oldest, atMs] of this.#atMs) {
      if (nowMs - atMs < this.#lastsMs && this.#atMs.size <= this.#most) return;
      this.#atMs.delete(oldest);
    }
  }

  has(meter: number, nowMs: number): boolean {
    return nowMs - (this.#atMs.get(meter) ?? Number.NEGATIVE_INFINITY) < this.#lastsMs;
  }

  /** Oldest first. */
  list(nowMs: number): readonly number[] {
    return [...this.#atMs.keys()].filter((meter) => this.has(meter, nowMs));
  }

  forget(meter: number): void {
    this.#atMs.delete(meter);
  }

  clear(): void {
    this.#atMs.clear();
  }
}
