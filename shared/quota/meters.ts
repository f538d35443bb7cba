import { KEY_WORDS, type Namer, namerOf } from "../name-in-memory.ts";
import type { UsagePointId } from "../usage-point.ts";
import type { TokenShare } from "./token-shares.ts";

/** A meter's day begins at midnight UTC. */
export const DAY_MS = 86_400_000;

/** When every meter's next day begins. */
export const nextDayMs = (nowMs: number): number => (Math.floor(nowMs / DAY_MS) + 1) * DAY_MS;

/** What is remembered about one meter since midnight UTC. */
export interface Meter {
  /** Calls granted today. */
  callsToday: number;
  /** The same by token. */
  readonly shares: TokenShare[];
  /** The instant of its latest call, in the future while that call waits; 0: none. */
  lastAtMs: number;
  /** When it was last asked to come back. */
  backAtMs: number;
  /** How often it asked before then, since its last call. */
  earlyAsks: number;
  /** Until then it is taken for a caller that ignores `Retry-After`. */
  ignoresRetryAfterUntilMs: number;
}

/** The meters that asked today, under keyed hashes and in memory only. */
export class Meters {
  readonly #meters = new Map<number, Meter>();
  #day = 0;

  get size(): number {
    return this.#meters.size;
  }

  /** The record of a meter, to read and to write. */
  of(key: number, nowMs: number): Meter {
    this.#startDay(nowMs);
    const known = this.#meters.get(key);
    if (known !== undefined) return known;
    const meter: Meter = {
      callsToday: 0,
      shares: [],
      lastAtMs: 0,
      backAtMs: 0,
      earlyAsks: 0,
      ignoresRetryAfterUntilMs: 0,
    };
    this.#meters.set(key, meter);
    return meter;
  }

  /** Follows a clock that stepped back by this. */
  stepBack(byMs: number): void {
    for (const meter of this.#meters.values()) {
      meter.lastAtMs = Math.max(meter.lastAtMs - byMs, 0);
      meter.backAtMs = Math.max(meter.backAtMs - byMs, 0);
      meter.ignoresRetryAfterUntilMs = Math.max(meter.ignoresRetryAfterUntilMs - byMs, 0);
    }
  }

  /** Forgets the day before, except calls that still wait. */
  #startDay(nowMs: number): void {
    const day = Math.floor(nowMs / DAY_MS);
    // A clock that steps back over midnight starts no new day.
    if (day <= this.#day) return;
    this.#day = day;
    for (const [key, meter] of this.#meters) {
      meter.callsToday = 0;
      meter.shares.length = 0;
      if (meter.lastAtMs <= nowMs) this.#meters.delete(key);
    }
  }
}

/** Counts a call granted for this instant. */
export function countCall(meter: Meter, atMs: number): void {
  meter.callsToday++;
  meter.earlyAsks = 0;
  meter.lastAtMs = Math.max(meter.lastAtMs, atMs);
}

/** Takes back a call that was granted for this instant and not made. */
export function uncountCall(meter: Meter, atMs: number): void {
  meter.callsToday = Math.max(meter.callsToday - 1, 0);
  if (meter.lastAtMs === atMs) meter.lastAtMs = 0;
}

/** A person who reloads a page asks early a few times; a program that ignores `Retry-After` soon does so more often. */
const MOST_EARLY_ASKS = 10;
const IGNORING_FOR_MS = 600_000;

/**
 * Notes that this meter asks, and that it asked so often before the time of its `Retry-After`: `repeats` times of a Worker that
 * answered from its memory, and once more if it is too early now. True when it ignores `Retry-After`.
 */
export function noteAsk(meter: Meter, repeats: number, nowMs: number): boolean {
  const isEarly = nowMs < meter.backAtMs;
  meter.earlyAsks += repeats + (isEarly ? 1 : 0);
  if ((isEarly || repeats > 0) && meter.earlyAsks > MOST_EARLY_ASKS)
    meter.ignoresRetryAfterUntilMs = nowMs + IGNORING_FOR_MS;
  return nowMs < meter.ignoresRetryAfterUntilMs;
}

/**
 * Makes the function that names meters. Its key lives as long as the function, so that what is counted per meter says nothing
 * about any meter. 53 bits: two of a million meters share a name once in eighteen thousand lives.
 */
export function createMeterNames(): (id: UsagePointId) => number {
  // Made at first use: Workers allow no randomness while a module loads.
  let nameOf: Namer | undefined;
  return (id) => {
    nameOf ??= namerOf(crypto.getRandomValues(new Uint32Array(KEY_WORDS)));
    return nameOf(id);
  };
}
