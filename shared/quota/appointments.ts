/** The furthest appointment: about what a morning of 40 000 clients needs. Beyond it, callers are asked to come back then. */
export const HORIZON_MS = 4 * 3_600_000;

/** An appointment that is unclaimed this long before its instant goes to the next caller. */
export const MISSED_BEFORE_MS = 2_000;

/**
 * How long before its instant the holder of an appointment is asked to come back: `Retry-After` counts whole seconds, and the
 * way takes time. At most ten seconds: a request that waits holds a connection, and loses its turn when the gateway dies.
 */
export const leadTimeMs = (patienceMs: number): number => Math.min(Math.max(patienceMs / 4, 5_000), 10_000);

/** The instants kept for meters, one each. In memory only: after a restart, callers are served as they come. */
export class Appointments {
  // Appointments are made in order of time, and a map keeps the order of insertion.
  readonly #keptAtMs = new Map<number, number>();
  /** No appointment is earlier than this. */
  #earliestMs = 0;

  get size(): number {
    return this.#keptAtMs.size;
  }

  /** The instant kept for this meter; `undefined`: none. */
  of(meterKey: number): number | undefined {
    return this.#keptAtMs.get(meterKey);
  }

  /** Keeps an instant that is no earlier than any kept before. */
  make(meterKey: number, atMs: number): void {
    this.#keptAtMs.set(meterKey, atMs);
  }

  close(meterKey: number): void {
    this.#keptAtMs.delete(meterKey);
  }

  /** Removes and returns the unclaimed instants before this one. */
  takeMissed(limitMs: number): number[] {
    if (limitMs <= this.#earliestMs) return [];
    const missed: number[] = [];
    this.#earliestMs = limitMs;
    for (const [meterKey, atMs] of this.#keptAtMs) {
      if (atMs >= limitMs) {
        this.#earliestMs = atMs;
        break;
      }
      this.#keptAtMs.delete(meterKey);
      missed.push(atMs);
    }
    return missed;
  }

  /** Follows a clock that stepped back by this. Only instants after this one, by the clock before, are kept: returns them. */
  stepBack(byMs: number, afterMs: number): number[] {
    const appointments = [...this.#keptAtMs].filter(([, atMs]) => atMs > afterMs);
    this.clear();
    for (const [meterKey, atMs] of appointments) this.make(meterKey, atMs - byMs);
    return [...this.#keptAtMs.values()];
  }

  clear(): void {
    this.#keptAtMs.clear();
    this.#earliestMs = 0;
  }
}
