import { HourRing, type RingSnapshot } from "./hour-ring.ts";
import type { Pace } from "./pace.ts";

/** What survives a restart: counts per second and the last promise. It holds nothing about a person. */
export interface LineSnapshot {
  readonly ring: RingSnapshot;
  /** The clock when this was written. */
  readonly atMs: number;
  /** No grant made before the next write reaches this instant. */
  readonly untilMs: number;
  /** How many grants may be made before the next write. */
  readonly promised: number;
}

/**
 * The calls to one upstream API as instants on a line: never two closer than the spacing, never more in an hour than the
 * hour's limit. An instant is *kept* for a caller, then *sent* (granted) or *freed*. No clock, no storage.
 *
 * Why it is safe: with spacing = (1000 + J) / n, any n + 1 instants span 1000 + J ms, so their arrivals span a whole second
 * if the delay on the way varies by at most J. Every sent instant was kept first, and the kept ones obey the hour.
 */
export class Line {
  #pace: Pace;
  readonly #block: number;
  readonly #sent = new HourRing();
  /** Instants sent or kept for later; in memory only. */
  readonly #kept = new HourRing();
  #nextAtMs = 0;
  #lastSentAtMs = Number.NEGATIVE_INFINITY;
  /** Instants that were kept, then given up, and may still be used; in order. */
  readonly #freed: number[] = [];
  #promise = { untilMs: 0, remaining: 0 };

  /** `block`: how many grants one write promises. */
  constructor(pace: Pace, block: number, saved?: LineSnapshot) {
    this.#pace = pace;
    this.#block = block;
    if (saved === undefined) return;
    // Any promised grant may have been made just before the crash: all of them count as spent.
    this.#sent.restore(saved.ring);
    this.#sent.add(saved.untilMs, saved.promised);
    this.#kept.copyFrom(this.#sent);
    this.#nextAtMs = saved.untilMs;
    this.#lastSentAtMs = saved.untilMs - pace.spacingMs;
  }

  get pace(): Pace {
    return this.#pace;
  }

  /** The end of the line: the first instant after all that are kept, with less than this share of its hour used. */
  findEnd(nowMs: number, share = 1): number {
    const { callsPerHour, callsPerMinute } = this.#pace;
    const atMs = this.#kept.findBelow(callsPerHour * share, Math.max(nowMs, this.#nextAtMs));
    return callsPerMinute === undefined ? atMs : this.#kept.findBelowInMinute(callsPerMinute, atMs);
  }

  /** The first free instant: one given up, or the end of the line. */
  findFree(nowMs: number): number {
    while (this.#freed[0] !== undefined && this.#freed[0] < nowMs) this.#kept.remove(this.#freed.shift() ?? 0);
    return this.#freed[0] ?? this.findEnd(nowMs);
  }

  /** Keeps an instant that `findFree` or `findEnd` just returned. */
  keep(atMs: number): void {
    if (atMs === this.#freed[0]) {
      this.#freed.shift();
      return;
    }
    this.#kept.add(atMs);
    this.#nextAtMs = atMs + this.#pace.spacingMs;
  }

  /** Takes back an instant that was granted and not used, for another caller unless it has passed. */
  takeBack(atMs: number, nowMs: number): void {
    this.#sent.remove(atMs);
    if (atMs > nowMs) this.free(atMs);
    else this.#kept.remove(atMs);
  }

  /** Gives up a kept instant, for another caller. */
  free(atMs: number): void {
    const index = this.#freed.findLastIndex((other) => other < atMs);
    this.#freed.splice(index + 1, 0, atMs);
  }

  /** Grants a kept instant: from now on it counts as a call. */
  send(atMs: number): void {
    this.#sent.add(atMs);
    this.#lastSentAtMs = Math.max(this.#lastSentAtMs, atMs);
    this.#promise.remaining--;
  }

  /**
   * Makes room for a call outside the line, so that all calls together keep the pace while the line is idle. A call more than
   * one spacing away gets none: calls of another line delay no caller of this one.
   */
  makeRoom(atMs: number, nowMs: number): void {
    if (atMs - nowMs > this.#pace.spacingMs) return;
    this.#nextAtMs = Math.max(this.#nextAtMs, atMs + this.#pace.spacingMs);
  }

  /** Continues at a pace that allows at least as much: kept instants may stay. */
  relax(pace: Pace): void {
    this.#pace = pace;
  }

  /** Starts again behind the last call sent, at another pace or after a pause. Kept instants are dropped. */
  replan(pace: Pace, fromMs: number): void {
    this.#pace = pace;
    this.#freed.length = 0;
    this.#kept.copyFrom(this.#sent);
    this.#nextAtMs = Math.max(this.#lastSentAtMs + pace.spacingMs, fromMs);
  }

  /**
   * Follows a clock that stepped back by at least this. Calls granted before then come sooner than their instants say, so
   * nothing may be granted among them, nor before `fromMs`: of the kept instants, those after the last call sent stay.
   */
  stepBack(byMs: number, keptAtMs: Iterable<number>, fromMs: number): void {
    this.#sent.stepBack(byMs);
    this.#lastSentAtMs -= byMs;
    this.#nextAtMs = Math.max(this.#lastSentAtMs + this.#pace.spacingMs, fromMs);
    this.#freed.length = 0;
    this.#kept.copyFrom(this.#sent);
    for (const atMs of keptAtMs) this.keep(atMs);
    // What was promised was promised for another clock.
    this.#promise = { untilMs: 0, remaining: -1 };
  }

  get lastSentAtMs(): number {
    return this.#lastSentAtMs;
  }

  /** Calls sent or granted in the hour that ends now. */
  countSentInHour(nowMs: number): number {
    return this.#sent.count(Math.max(nowMs, this.#lastSentAtMs));
  }

  /** Calls sent from one instant (included) to another (excluded), in whole seconds. */
  countSent(fromMs: number, toMs: number): number {
    return this.#sent.countBetween(fromMs, toMs);
  }

  /** Calls sent or kept, in the hour that ends with the line. */
  countKeptInHour(nowMs: number): number {
    return this.#kept.count(Math.max(nowMs, this.#nextAtMs));
  }

  /** Writes the next promise when the last grant exceeded the current one. Only a write that succeeded is a promise. */
  saveIfDue(nowMs: number, write: (snapshot: LineSnapshot) => void): void {
    const reachMs = this.#lastSentAtMs + this.#pace.spacingMs;
    if (this.#promise.remaining >= 0 && reachMs <= this.#promise.untilMs) return;
    this.#save(this.#block - 1, reachMs + (this.#block - 1) * this.#pace.spacingMs, nowMs, write);
  }

  /** Writes exactly what was sent and promises nothing: a restart after this loses no call. */
  settle(nowMs: number, write: (snapshot: LineSnapshot) => void): void {
    if (this.#promise.remaining === 0) return;
    this.#save(0, Math.max(this.#lastSentAtMs + this.#pace.spacingMs, 0), nowMs, write);
  }

  #save(promised: number, untilMs: number, atMs: number, write: (snapshot: LineSnapshot) => void): void {
    write({ ring: this.#sent.snapshot(), atMs, untilMs, promised });
    this.#promise = { untilMs, remaining: promised };
  }
}
