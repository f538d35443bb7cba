import type { Meters } from "./meters.ts";

/** The furthest appointment: about what a morning of 40 000 clients needs. Beyond it, come back then and see. */
export const HORIZON_MS = 4 * 3_600_000;

/** An appointment that nobody claimed this long before its instant goes to whoever is there. */
export const MISSED_BEFORE_MS = 2_000;

/**
 * Who has an appointment comes back this long before its instant: a `Retry-After` counts whole seconds, and the way takes
 * time. Not longer: who waits inside holds a connection, and loses its turn if the gateway dies.
 */
export const comeEarlyMs = (patienceMs: number): number => Math.min(Math.max(patienceMs / 4, 5_000), 10_000);

/**
 * Which meter is kept which instant, one each, in order of time. In memory only: after a restart whoever comes back is
 * served as it comes.
 */
export class Appointments {
  readonly #meters: Meters;
  // Two arrays of numbers: as objects they would take three times the memory.
  #queuedMeters: number[] = [];
  #queuedAtMs: number[] = [];
  #first = 0;
  #size = 0;

  constructor(meters: Meters) {
    this.#meters = meters;
  }

  get size(): number {
    return this.#size;
  }

  /** Instants are given in order: a later appointment is never earlier than one made before. */
  make(meter: number, place: number, atMs: number): void {
    this.#meters.keep(place, atMs);
    this.#queuedMeters.push(meter);
    this.#queuedAtMs.push(atMs);
    this.#size++;
  }

  /** The meter came. */
  close(place: number): void {
    this.#meters.keep(place, 0);
    this.#size--;
  }

  /** Takes the instants before this one that nobody came for. */
  takeMissed(limitMs: number, nowMs: number): number[] {
    const missed: number[] = [];
    for (let atMs = this.#queuedAtMs[this.#first]; atMs !== undefined && atMs < limitMs; ) {
      const place = this.#meters.place(this.#queuedMeters[this.#first] ?? 0, nowMs);
      if (this.#meters.keptAtMs(place) === atMs) {
        this.close(place);
        missed.push(atMs);
      }
      atMs = this.#queuedAtMs[++this.#first];
    }
    // Forgets the past half at a time, so that forgetting costs nothing on average.
    if (this.#first > this.#queuedAtMs.length / 2) {
      this.#queuedMeters = this.#queuedMeters.slice(this.#first);
      this.#queuedAtMs = this.#queuedAtMs.slice(this.#first);
      this.#first = 0;
    }
    return missed;
  }

  clear(): void {
    this.#meters.keepNothing();
    this.#queuedMeters = [];
    this.#queuedAtMs = [];
    this.#first = 0;
    this.#size = 0;
  }
}
