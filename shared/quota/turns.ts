/** A call that was granted and still waits for its instant. */
interface Waiting {
  readonly atMs: number;
  readonly meter: number | null;
}

/**
 * Names a turn. The serial tells it from another at the same instant, after it was given back; the instant tells it from
 * one of an earlier life of the object, whose serials began at one, too.
 */
export interface TurnName {
  readonly serial: number;
  readonly atMs: number;
}

/** The turns that may still be given back: each at most once, and only while its instant is to come. */
export class Turns {
  readonly #waiting = new Map<number, Waiting>();
  #serial = 0;

  /** A name for the turn of this meter at this instant. */
  issue(atMs: number, meter: number | null, nowMs: number): TurnName {
    for (const [serial, waiting] of this.#waiting) {
      if (waiting.atMs > nowMs) break;
      this.#waiting.delete(serial);
    }
    const serial = ++this.#serial;
    if (atMs > nowMs) this.#waiting.set(serial, { atMs, meter });
    return { serial, atMs };
  }

  /** Takes a turn back, if it is one that still waits. */
  take({ serial, atMs }: TurnName, nowMs: number): Waiting | null {
    const waiting = this.#waiting.get(serial);
    if (waiting?.atMs !== atMs) return null;
    this.#waiting.delete(serial);
    return atMs > nowMs ? waiting : null;
  }

  clear(): void {
    this.#waiting.clear();
  }
}
