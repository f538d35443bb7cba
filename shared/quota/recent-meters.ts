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
  note(meterKey: number, nowMs: number): void {
    this.#atMs.delete(meterKey);
    this.#atMs.set(meterKey, nowMs);
    for (const [oldest, atMs] of this.#atMs) {
      if (nowMs - atMs < this.#lastsMs && this.#atMs.size <= this.#most) return;
      this.#atMs.delete(oldest);
    }
  }

  has(meterKey: number, nowMs: number): boolean {
    return nowMs - (this.#atMs.get(meterKey) ?? Number.NEGATIVE_INFINITY) < this.#lastsMs;
  }

  /** Oldest first. */
  list(nowMs: number): readonly number[] {
    return [...this.#atMs.keys()].filter((meterKey) => this.has(meterKey, nowMs));
  }

  forget(meterKey: number): void {
    this.#atMs.delete(meterKey);
  }

  clear(): void {
    this.#atMs.clear();
  }
}
