/** A granted call that waits for its instant. */
export interface WaitingCall<Caller> {
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

/** The turns that may still be given back: each once, and only before its instant. */
export class Turns<Caller> {
  readonly #waiting = new Map<number, WaitingCall<Caller>>();
  #serial = 0;

  /** Names the turn of this caller at this instant. */
  issue(atMs: number, caller: Caller, nowMs: number): TurnName {
    for (const [serial, waiting] of this.#waiting) {
      if (waiting.atMs > nowMs) break;
      this.#waiting.delete(serial);
    }
    const serial = ++this.#serial;
    if (atMs > nowMs) this.#waiting.set(serial, { atMs, caller });
    return { serial, atMs };
  }

  /** Takes back a turn that still waits; null when it does not. */
  take({ serial, atMs }: TurnName, nowMs: number): WaitingCall<Caller> | null {
    const waiting = this.#waiting.get(serial);
    if (waiting?.atMs !== atMs) return null;
    this.#waiting.delete(serial);
    return atMs > nowMs ? waiting : null;
  }

  clear(): void {
    this.#waiting.clear();
  }
}
