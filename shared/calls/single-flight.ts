/** A flight this old has lost its leader. Longer than any patience and timeout of ours. */
const LONGEST_FLIGHT_MS = 180_000;

const LOST = Symbol("the leader's caller left, or its Worker stopped");

interface Flight<T> {
  readonly landed: Promise<T | typeof LOST>;
  readonly sinceMs: number;
}

/**
 * Identical requests in flight within one isolate share one call: the first leads, the others wait for its result. When the
 * leader's caller hangs up, one of the others leads. No result is kept after the flight.
 */
export class SingleFlight<T> {
  readonly #flights = new Map<string, Flight<T>>();

  async join(key: string, context: Clock, start: () => Promise<T>): Promise<T> {
    for (;;) {
      const flight = this.#flights.get(key);
      // A leader whose Worker was stopped never lands: its followers must not wait for ever.
      const remainingMs = flight === undefined ? 0 : flight.sinceMs + LONGEST_FLIGHT_MS - context.now();
      if (flight === undefined || remainingMs <= 0) return this.#lead(key, context, start);
      const landed = await Promise.race([flight.landed, context.sleep(remainingMs).then((): typeof LOST => LOST)]);
      if (landed !== LOST) return landed;
    }
  }

  async #lead(key: string, { now, callerLeft }: Clock, start: () => Promise<T>): Promise<T> {
    const { promise: landed, resolve } = Promise.withResolvers<T | typeof LOST>();
    const flight = { landed, sinceMs: now() };
    this.#flights.set(key, flight);
    const land = (result: T | typeof LOST) => {
      if (this.#flights.get(key) === flight) this.#flights.delete(key);
      resolve(result);
    };
    callerLeft.addEventListener("abort", () => land(LOST), { once: true });
    try {
      const result = await start();
      land(result);
      return result;
    } catch (error) {
      land(LOST);
      throw error;
    }
  }
}

export interface Clock {
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<unknown>;
  /** Aborted when the caller of this request hangs up. */
  readonly callerLeft: AbortSignal;
}
