import { HourRing, type RingSnapshot } from "./hour-ring.ts";

/** How fast a line may go. */
export interface Pace {
  readonly spacingMs: number;
  readonly callsPerHour: number;
}

/** What survives a restart: counts per second, and what the last write promised. Nothing about anybody. */
export interface LineSnapshot {
  readonly ring: RingSnapshot;
  /** No grant made before the next write reaches this instant. */
  readonly untilMs: number;
  /** How many grants may be made before the next write. */
  readonly promised: number;
}

/**
 * The calls to one upstream API as instants on a line: never two nearer than the spacing, never more than an hour's
 * worth in an hour. An instant is *kept* for somebody, then *sent* (granted) or *freed*. No clock, no storage.
 *
 * Why it is safe: with spacing = (1000 + J) / n, n + 1 instants span 1000 + J ms, so their arrivals span a whole second as
 * long as the delay on the way varies by at most J. Everything sent was kept first, and all that is kept obeys the hour.
 */
export class Line {
  #pace: Pace;
  readonly #block: number;
  readonly #sent = new HourRing();
  /** What was sent, and what is kept for later: always a superset, in memory only. */
  readonly #kept = new HourRing();
  #nextAtMs = 0;
  #lastSentAtMs = Number.NEGATIVE_INFINITY;
  /** Instants kept, then given up, that may still be used; in order. */
  readonly #freed: number[] = [];
  #promise = { untilMs: 0, left: 0 };

  /** One write promises a block of so many grants. */
  constructor(pace: Pace, block: number, saved?: LineSnapshot) {
    this.#pace = pace;
    this.#block = block;
    if (saved === undefined) return;
    // What was promised may have been granted in the moment of the crash: all of it counts as spent.
    this.#sent.restore(saved.ring);
    this.#sent.add(saved.untilMs, saved.promised);
    this.#kept.copy(this.#sent);
    this.#nextAtMs = saved.untilMs;
    this.#lastSentAtMs = saved.untilMs - pace.spacingMs;
  }

  get pace(): Pace {
    return this.#pace;
  }

  /** The end of the line: the first instant behind everybody who has one. */
  endAt(nowMs: number): number {
    return this.#kept.firstBelow(this.#pace.callsPerHour, Math.max(nowMs, this.#nextAtMs));
  }

  /** The first instant nobody has: one given up, or the end of the line. */
  firstFree(nowMs: number): number {
    while (this.#freed[0] !== undefined && this.#freed[0] < nowMs) this.#kept.remove(this.#freed.shift() ?? 0);
    return this.#freed[0] ?? this.endAt(nowMs);
  }

  /** Keeps an instant that `firstFree` or `endAt` just named. */
  keep(atMs: number): void {
    if (atMs === this.#freed[0]) {
      this.#freed.shift();
      return;
    }
    this.#kept.add(atMs);
    this.#nextAtMs = atMs + this.#pace.spacingMs;
  }

  /** Takes back an instant that was granted and not used: somebody else may have it. */
  takeBack(atMs: number): void {
    this.#sent.remove(atMs);
    this.free(atMs);
  }

  /** Gives up a kept instant, for somebody else to use. */
  free(atMs: number): void {
    const index = this.#freed.findLastIndex((other) => other < atMs);
    this.#freed.splice(index + 1, 0, atMs);
  }

  /** A kept instant is granted: from now on it counts, whatever happens. */
  send(atMs: number): void {
    this.#sent.add(atMs);
    this.#lastSentAtMs = Math.max(this.#lastSentAtMs, atMs);
    this.#promise.left--;
  }

  /** A call outside the line was made: leave it room, so that all calls together keep the pace while the line is idle. */
  makeRoom(atMs: number): void {
    this.#nextAtMs = Math.max(this.#nextAtMs, atMs + this.#pace.spacingMs);
  }

  /** Goes on at another pace that allows at least as much: what is kept may stay. */
  relax(pace: Pace): void {
    this.#pace = pace;
  }

  /** Starts anew behind what was sent, at another pace or after a pause. Whoever kept an instant has it no more. */
  replan(pace: Pace, fromMs: number): void {
    this.#pace = pace;
    this.#freed.length = 0;
    this.#kept.copy(this.#sent);
    this.#nextAtMs = Math.max(this.#lastSentAtMs + pace.spacingMs, fromMs);
  }

  /** Calls sent, or about to be, in the hour that ends now. */
  sentInHour(nowMs: number): number {
    return this.#sent.count(Math.max(nowMs, this.#lastSentAtMs));
  }

  /** Calls sent from one instant (included) to another (excluded), by whole seconds. */
  sentBetween(fromMs: number, toMs: number): number {
    return this.#sent.between(fromMs, toMs);
  }

  /** Calls sent or kept, in the hour that ends with the line. */
  keptInHour(nowMs: number): number {
    return this.#kept.count(Math.max(nowMs, this.#nextAtMs));
  }

  /** Writes ahead when the last grant went beyond what was promised. Only a write that succeeded is a promise. */
  saveIfDue(write: (snapshot: LineSnapshot) => void): void {
    const reachMs = this.#lastSentAtMs + this.#pace.spacingMs;
    if (this.#promise.left >= 0 && reachMs <= this.#promise.untilMs) return;
    this.#save(this.#block - 1, reachMs + (this.#block - 1) * this.#pace.spacingMs, write);
  }

  /** Writes exactly what was sent, and promises nothing: a restart after this loses no call. */
  settle(write: (snapshot: LineSnapshot) => void): void {
    if (this.#promise.left === 0) return;
    this.#save(0, Math.max(this.#lastSentAtMs + this.#pace.spacingMs, 0), write);
  }

  #save(promised: number, untilMs: number, write: (snapshot: LineSnapshot) => void): void {
    write({ ring: this.#sent.snapshot(), untilMs, promised });
    this.#promise = { untilMs, left: promised };
  }
}
