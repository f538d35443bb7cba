/** A flight this old has lost its leader. Longer than any patience and timeout of ours. */
const LONGEST_FLIGHT_MS = 180_000;

const LOST = Symbol("the leader's caller left, or its Worker stopped");

interface Flight<T> {
  readonly landed: Promise<T | typeof LOST>;
  readonly sinceMs: number;
  followers: number;
}

/**
 * Identical requests in flight within one isolate share one call: the first leads, the others wait for its result. When the
 * leader's caller hangs up, one of the others leads. No result is kept after the flight.
 */
export class SingleFlight<T> {
  readonly #flights = new Map<string, Flight<T>>();

  /**
   * `start` makes the call. `share` turns its result into the one for the followers; it runs after the last of them has joined,
   * and only if there are any.
   */
  async join(
    key: string,
    clock: Clock,
    start: () => Promise<T>,
    share: (result: T) => T | Promise<T> = (result) => result,
  ): Promise<T> {
    for (;;) {
      const flight = this.#flights.get(key);
      // A leader whose Worker was stopped never lands: its followers must not wait for ever.
      const remainingMs = flight === undefined ? 0 : flight.sinceMs + LONGEST_FLIGHT_MS - clock.now();
      if (flight === undefined || remainingMs <= 0) return this.#lead(key, clock, start, share);
      flight.followers++;
      const landed = await Promise.race([flight.landed, clock.sleep(remainingMs).then((): typeof LOST => LOST)]);
      if (landed !== LOST) return landed;
    }
  }

  async #lead(
    key: string,
    { now, callerLeft }: Clock,
    start: () => Promise<T>,
    share: (result: T) => T | Promise<T>,
  ): Promise<T> {
    const { promise: landed, resolve } = Promise.withResolvers<T | typeof LOST>();
    const flight: Flight<T> = { landed, sinceMs: now(), followers: 0 };
    this.#flights.set(key, flight);
    const close = () => {
      if (this.#flights.get(key) === flight) this.#flights.delete(key);
    };
    const lose = () => {
      close();
      resolve(LOST);
    };
    callerLeft.addEventListener("abort", lose, { once: true });
    try {
      const result = await start();
      close();
      if (flight.followers > 0) resolve(await share(result));
      return result;
    } catch (error) {
      lose();
      throw error;
    }
  }
}

/** The time of one request. */
export interface Clock {
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<unknown>;
  /** Aborted when the caller of this request hangs up. */
  readonly callerLeft: AbortSignal;
}
