import type { UsagePointId } from "../usage-point.ts";

/** A meter's day begins at midnight UTC. */
export const DAY_MS = 86_400_000;

/** When every meter's next day begins. */
export const nextDayMs = (nowMs: number): number => (Math.floor(nowMs / DAY_MS) + 1) * DAY_MS;

/** What is remembered about one meter since midnight UTC. */
export interface Meter {
  /** Calls granted today. */
  callsToday: number;
  /** The instant of its latest call, in the future while that call waits; 0: none. */
  lastAtMs: number;
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
    const meter: Meter = { callsToday: 0, lastAtMs: 0 };
    this.#meters.set(key, meter);
    return meter;
  }

  /** Forgets the day before, except calls that still wait. */
  #startDay(nowMs: number): void {
    const day = Math.floor(nowMs / DAY_MS);
    // A clock that steps back over midnight starts no new day.
    if (day <= this.#day) return;
    this.#day = day;
    for (const [key, meter] of this.#meters) {
      meter.callsToday = 0;
      if (meter.lastAtMs <= nowMs) this.#meters.delete(key);
    }
  }
}

/** Counts a call granted for this instant. */
export function countCall(meter: Meter, atMs: number): void {
  meter.callsToday++;
  meter.lastAtMs = Math.max(meter.lastAtMs, atMs);
}

/** Takes back a call that was granted for this instant and not made. */
export function uncountCall(meter: Meter, atMs: number): void {
  meter.callsToday = Math.max(meter.callsToday - 1, 0);
  if (meter.lastAtMs === atMs) meter.lastAtMs = 0;
}

/**
 * Makes the function that names meters by a keyed hash. The key lives as long as the function, so that what is counted per
 * meter says nothing about any meter. 52 bits: two of a million meters share a name once in nine thousand lives.
 */
export function createMeterKeys(): (id: UsagePointId) => Promise<number> {
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const secret = crypto.getRandomValues(new Uint8Array(32));
  const key = crypto.subtle.importKey("raw", secret, algorithm, false, ["sign"]);
  return async (id) => {
    const hash = new DataView(await crypto.subtle.sign(algorithm, await key, new TextEncoder().encode(id)));
    return hash.getUint32(0) * 2 ** 20 + (hash.getUint32(4) >>> 12);
  };
}
