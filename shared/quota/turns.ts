/** A call that was granted an instant. */
export interface GrantedCall<Caller> {
  readonly atMs: number;
  readonly caller: Caller;
}

/**
 * Names a turn. The serial tells apart two turns at one instant, of which the first was given back; the instant tells apart
 * equal serials from before and after a restart, as serials start at one each time.
 */
export interface TurnName {
  readonly serial: number;
  readonly atMs: number;
}

/** So long after its instant a Worker that woke too late for a turn can say so; later the turn counts as used. */
const LATEST_RETURN_MS = 10_000;

/** The turns that may still be given back: each once. */
export class Turns<Caller> {
  readonly #granted = new Map<number, GrantedCall<Caller>>();
  #serial = 0;

  /** Names the turn of this caller at this instant. */
  issue(atMs: number, caller: Caller, nowMs: number): TurnName {
    for (const [serial, granted] of this.#granted) {
      if (nowMs < granted.atMs + LATEST_RETURN_MS) break;
      this.#granted.delete(serial);
    }
    const serial = ++this.#serial;
    this.#granted.set(serial, { atMs, caller });
    return { serial, atMs };
  }

  /** Takes back a turn that was not used; null when it is too late for that, or happens again. */
  take({ serial, atMs }: TurnName, nowMs: number): GrantedCall<Caller> | null {
    const granted = this.#granted.get(serial);
    if (granted?.atMs !== atMs) return null;
    this.#granted.delete(serial);
    return nowMs < atMs + LATEST_RETURN_MS ? granted : null;
  }

  clear(): void {
    this.#granted.clear();
  }
}
