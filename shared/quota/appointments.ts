/** The furthest appointment: about what a morning of 40 000 clients needs. Beyond it, come back then and see. */
export const HORIZON_MS = 4 * 3_600_000;

/** An appointment that nobody claimed this long before its instant goes to whoever is there. */
export const MISSED_BEFORE_MS = 2_000;

/**
 * Who has an appointment comes back this long before its instant: a `Retry-After` counts whole seconds, and the way takes
 * time. Half the patience; the other half is for callers that are later still.
 */
export const comeEarlyMs = (patienceMs: number): number => Math.min(Math.max(patienceMs / 2, 5_000), 15_000);

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
