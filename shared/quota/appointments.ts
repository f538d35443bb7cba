/**
 * Which meter is kept which instant, one each, in order of time. In memory only: after a restart whoever comes back is
 * served as it comes.
 */
export class Appointments {
  readonly #instants = new Map<number, number>();
  #queue: { readonly meter: number; readonly atMs: number }[] = [];
  #head = 0;

  get size(): number {
    return this.#instants.size;
  }

  of(meter: number): number | undefined {
    return this.#instants.get(meter);
  }

  /** Instants are given in order: a later appointment is never earlier than one made before. */
  make(meter: number, atMs: number): void {
    this.#instants.set(meter, atMs);
    this.#queue.push({ meter, atMs });
  }

  /** The meter came, or needs its instant no more. */
  close(meter: number): void {
    this.#instants.delete(meter);
  }

  /** Takes the instants before this one that nobody came for. */
  takeBefore(limitMs: number): number[] {
    const missed: number[] = [];
    for (let first = this.#queue[this.#head]; first !== undefined && first.atMs < limitMs; ) {
      if (this.#instants.get(first.meter) === first.atMs) {
        this.#instants.delete(first.meter);
        missed.push(first.atMs);
      }
      first = this.#queue[++this.#head];
    }
    // Forgets the past half at a time, so that forgetting costs nothing on average.
    if (this.#head > this.#queue.length / 2) {
      this.#queue = this.#queue.slice(this.#head);
      this.#head = 0;
    }
    return missed;
  }

  clear(): void {
    this.#instants.clear();
    this.#queue = [];
    this.#head = 0;
  }
}
