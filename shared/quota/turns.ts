/** A call that was granted and still waits for its instant. */
interface Waiting {
  readonly atMs: number;
  readonly meter: number | null;
}

/** The turns that may still be given back: each at most once, and only while its instant is to come. */
export class Turns {
  readonly #waiting = new Map<number, Waiting>();
  #serial = 0;

  /** A number for this turn, never used before in this life of the object. */
  issue(atMs: number, meter: number | null, nowMs: number): number {
    for (const [serial, waiting] of this.#waiting) {
      if (waiting.atMs > nowMs) break;
      this.#waiting.delete(serial);
    }
    const serial = ++this.#serial;
    if (atMs > nowMs) this.#waiting.set(serial, { atMs, meter });
    return serial;
  }

  /** Takes a turn back, if it is one that still waits. */
  take(serial: number, nowMs: number): Waiting | null {
    const waiting = this.#waiting.get(serial);
    this.#waiting.delete(serial);
    return waiting !== undefined && waiting.atMs > nowMs ? waiting : null;
  }

  clear(): void {
    this.#waiting.clear();
  }
}
