/**
 * The rule as it was simulated before it was built, restated as plainly as possible and without care for speed: one
 * elastic line, and a book that continues it with everybody who was refused. Ours must decide the same wherever both
 * have an opinion, and serve at least as well where ours keeps its appointments instead of guessing.
 */
export class ReferenceModel {
  readonly #spacingMs: number;
  readonly #callsPerHour: number;
  readonly #line: number[] = [];
  #book: number[] | null = null;
  readonly #appointments = new Map<number, number>();

  constructor(spacingMs: number, callsPerHour: number) {
    this.#spacingMs = spacingMs;
    this.#callsPerHour = callsPerHour;
  }

  /** The instant to call, or to come back. */
  ask(nowMs: number, meter: number, patienceMs: number): { at: number } | { backAt: number } {
    const slot = this.#firstFree(this.#line, nowMs);
    const toldAt = this.#appointments.get(meter);
    if (toldAt !== undefined && toldAt > nowMs + 2_000 && slot - nowMs > 1_000) return { backAt: toldAt };

    const returns = toldAt !== undefined && nowMs <= toldAt + 60_000;
    if (slot - nowMs <= patienceMs + (returns ? 15_000 : 0)) {
      this.#line.push(slot);
      this.#appointments.delete(meter);
      return { at: slot };
    }
    if ((this.#book?.at(-1) ?? 0) + this.#spacingMs < slot) this.#book = null;
    this.#book ??= [...this.#line];
    const kept = this.#firstFree(this.#book, nowMs);
    this.#book.push(kept);
    const backAt = Math.max(nowMs + 1_000, kept - patienceMs / 2);
    this.#appointments.set(meter, backAt);
    return { backAt };
  }

  #firstFree(slots: readonly number[], nowMs: number): number {
    const from = Math.max(nowMs, (slots.at(-1) ?? Number.NEGATIVE_INFINITY) + this.#spacingMs);
    // A call counts for an hour and a second, and until its whole second is over.
    const leavesAt = (slot: number) => (Math.floor(slot / 1000) + 1) * 1000 + 3_601_000;
    const blocking = slots.at(-this.#callsPerHour);
    return blocking === undefined ? from : Math.max(from, leavesAt(blocking));
  }
}
