import { LOOP_RECORD } from "./loops.ts";

/** A meter's day begins at midnight UTC. */
export const DAY_MS = 86_400_000;

const FIRST_CAPACITY = 512;
const GROWTH = 1.5;

/**
 * What is remembered about meters since midnight UTC, under keyed hashes and in memory only: plain numbers in arrays, a
 * hundred bytes a meter. A *place* is where a meter's numbers stand; it is valid within one decision.
 */
export class Meters {
  #places = new Map<number, number>();
  #day = 0;
  #calls = new Uint32Array(FIRST_CAPACITY);
  #lastAtMs = new Float64Array(FIRST_CAPACITY);
  #keptAtMs = new Float64Array(FIRST_CAPACITY);
  #asked = new Uint16Array(FIRST_CAPACITY * LOOP_RECORD);

  get size(): number {
    return this.#places.size;
  }

  /** The place of a meter, made if it has none. */
  place(meter: number, nowMs: number): number {
    this.#startDay(nowMs);
    const known = this.#places.get(meter);
    if (known !== undefined) return known;
    const place = this.#places.size;
    if (place === this.#calls.length) this.#grow();
    this.#places.set(meter, place);
    return place;
  }

  /** Calls granted today. */
  callsToday(place: number): number {
    return this.#calls[place] ?? 0;
  }

  /** The instant of its latest call: in the future while it waits. */
  lastAtMs(place: number): number {
    return this.#lastAtMs[place] ?? 0;
  }

  /** The instant that is kept for it; 0: none. */
  keptAtMs(place: number): number {
    return this.#keptAtMs[place] ?? 0;
  }

  keep(place: number, atMs: number): void {
    this.#keptAtMs[place] = atMs;
  }

  /** Nothing is kept for anybody. */
  keepNothing(): void {
    this.#keptAtMs.fill(0);
  }

  /** Its record of questions, to write in. */
  asked(place: number): Uint16Array {
    return this.#asked.subarray(place * LOOP_RECORD, (place + 1) * LOOP_RECORD);
  }

  granted(place: number, atMs: number): void {
    this.#calls[place] = this.callsToday(place) + 1;
    this.#lastAtMs[place] = Math.max(this.lastAtMs(place), atMs);
  }

  /** A call was given back before it was made. */
  gaveBack(place: number, atMs: number): void {
    this.#calls[place] = Math.max(this.callsToday(place) - 1, 0);
    if (this.lastAtMs(place) === atMs) this.#lastAtMs[place] = 0;
  }

  /** Forgets everything but what is still to come. */
  #startDay(nowMs: number): void {
    const day = Math.floor(nowMs / DAY_MS);
    if (day <= this.#day) return;
    this.#day = day;
    const [places, lastAtMs, keptAtMs] = [this.#places, this.#lastAtMs, this.#keptAtMs];
    this.#places = new Map();
    this.#calls = new Uint32Array(FIRST_CAPACITY);
    this.#lastAtMs = new Float64Array(FIRST_CAPACITY);
    this.#keptAtMs = new Float64Array(FIRST_CAPACITY);
    this.#asked = new Uint16Array(FIRST_CAPACITY * LOOP_RECORD);
    for (const [meter, before] of places) {
      const [last, kept] = [lastAtMs[before] ?? 0, keptAtMs[before] ?? 0];
      if (Math.max(last, kept) <= nowMs) continue;
      const place = this.place(meter, nowMs);
      this.#lastAtMs[place] = last;
      this.#keptAtMs[place] = kept;
    }
  }

  #grow(): void {
    const capacity = Math.ceil(this.#calls.length * GROWTH);
    this.#calls = grown(this.#calls, new Uint32Array(capacity));
    this.#lastAtMs = grown(this.#lastAtMs, new Float64Array(capacity));
    this.#keptAtMs = grown(this.#keptAtMs, new Float64Array(capacity));
    this.#asked = grown(this.#asked, new Uint16Array(capacity * LOOP_RECORD));
  }
}

function grown<A extends Uint16Array | Uint32Array | Float64Array>(from: A, to: A): A {
  to.set(from);
  return to;
}

/** When every meter's day begins again. */
export const nextDayMs = (nowMs: number): number => (Math.floor(nowMs / DAY_MS) + 1) * DAY_MS;
