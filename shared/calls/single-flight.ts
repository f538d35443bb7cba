/** Nobody waits longer for somebody else's call: then it is made again. Beyond any patience and timeout of ours. */
const LONGEST_MS = 180_000;

const LOST = Symbol("the leader left, or was lost");

interface Flight<T> {
  readonly landed: Promise<T | typeof LOST>;
  readonly sinceMs: number;
}

/**
 * Identical requests in flight share one call and one grant: the first leads, the others wait for what it brings. When the
 * leader's caller hangs up, one of those who wait takes the lead. Within one isolate; nothing outlives the flight.
 */
export class InFlight<T> {
  readonly #flights = new Map<string, Flight<T>>();

  async join(key: string, world: Clock, start: () => Promise<T>): Promise<T> {
    for (;;) {
      const flight = this.#flights.get(key);
      // A leader lost without a word (its Worker was stopped) must not keep its followers for ever.
      const leftMs = flight === undefined ? 0 : flight.sinceMs + LONGEST_MS - world.now();
      if (flight === undefined || leftMs <= 0) return this.#lead(key, world, start);
      const landed = await Promise.race([flight.landed, world.sleep(leftMs).then((): typeof LOST => LOST)]);
      if (landed !== LOST) return landed;
    }
  }

  async #lead(key: string, { now, left }: Clock, start: () => Promise<T>): Promise<T> {
    const { promise: landed, resolve } = Promise.withResolvers<T | typeof LOST>();
    const flight = { landed, sinceMs: now() };
    this.#flights.set(key, flight);
    const land = (brought: T | typeof LOST) => {
      if (this.#flights.get(key) === flight) this.#flights.delete(key);
      resolve(brought);
    };
    left.addEventListener("abort", () => land(LOST), { once: true });
    try {
      const brought = await start();
      land(brought);
      return brought;
    } catch (error) {
      land(LOST);
      throw error;
    }
  }
}

interface Clock {
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<unknown>;
  /** Aborted when the caller of this request leaves. */
  readonly left: AbortSignal;
}
