import { Appointments } from "./quota/appointments.ts";
import { Line, type LineSnapshot, type Pace } from "./quota/line.ts";

/**
 * How much the delay from our decision to Enedis's door may vary: our answer, the timer, TLS, the network. Simulated under
 * endless demand, 100 ms lets 17 calls an hour be refused by Enedis, 250 ms none. Up to 800 ms costs no hourly throughput
 * (10 000 an hour is one per 360 ms), only the speed of a burst.
 */
export const TOLERATED_JITTER_MS = 250;

/**
 * Grants promised by one storage write. Simulated with a restart every five minutes under endless demand: blocks of 32
 * cost 314 writes an hour and 1.8 % of the quota, blocks of 128 cost 7.4 %, a write per grant 10 000 writes.
 */
export const GRANTS_PER_WRITE = 32;

/** What Enedis grants our application on one of its APIs, and how we count it. */
export interface Limits {
  readonly callsPerSecond: number;
  readonly callsPerHour: number;
  readonly toleratedJitterMs?: number;
  readonly grantsPerWrite?: number;
}

/** The pace at which any second and any hour keep within the limits, at Enedis's door. */
export const paceOf = ({ callsPerSecond, callsPerHour, toleratedJitterMs = TOLERATED_JITTER_MS }: Limits): Pace => ({
  spacingMs: Math.ceil((1000 + toleratedJitterMs) / callsPerSecond),
  callsPerHour,
});

/** Somebody wants to call, and would wait this long. `meter` is a keyed hash; null: nobody in particular. */
export interface Wish {
  readonly nowMs: number;
  readonly patienceMs: number;
  readonly meter: number | null;
}

/** Call at this instant; or not now, and come back at that one. */
export type Decision = { readonly ok: true; readonly atMs: number } | { readonly ok: false; readonly backAtMs: number };

/** The furthest appointment: about what a morning of 40 000 clients needs. Beyond it, come back then and see. */
export const HORIZON_MS = 4 * 3_600_000;

/** An appointment that nobody claimed this long before its instant goes to whoever is there. */
export const MISSED_BEFORE_MS = 2_000;

/**
 * Who has an appointment comes back this long before its instant: a `Retry-After` counts whole seconds, and the way takes
 * time. Half the patience; the other half is for callers that are later still.
 */
export const comeEarlyMs = (patienceMs: number): number => Math.min(Math.max(patienceMs / 2, 5_000), 15_000);

/**
 * The quota of one Enedis API, as arithmetic: within their patience callers wait in one line; beyond it each is kept an
 * instant of its own to come back for. The rule and its proof stand in `quota/line.ts`.
 */
export class Quota {
  readonly #line: Line;
  readonly #appointments = new Appointments();
  #lastNowMs = 0;

  constructor(limits: Limits, saved?: LineSnapshot) {
    this.#line = new Line(paceOf(limits), limits.grantsPerWrite ?? GRANTS_PER_WRITE, saved);
  }

  ask({ nowMs, patienceMs, meter }: Wish): Decision {
    // Instants given before the clock stepped back come sooner than they say: nothing may be given among them.
    if (nowMs < this.#lastNowMs) this.#startAnew(this.#line.pace, nowMs);
    this.#lastNowMs = nowMs;

    for (const missedAtMs of this.#appointments.takeBefore(nowMs + MISSED_BEFORE_MS)) this.#line.free(missedAtMs);

    const keptAtMs = meter === null ? undefined : this.#appointments.of(meter);
    if (meter !== null && keptAtMs !== undefined) return this.#comeBack(meter, keptAtMs, nowMs, patienceMs);

    const freeAtMs = this.#line.firstFree(nowMs);
    if (freeAtMs - nowMs <= patienceMs) return this.#grant(freeAtMs, true);

    const endAtMs = this.#line.endAt(nowMs);
    if (meter === null || endAtMs - nowMs > HORIZON_MS)
      return later(nowMs, Math.min(endAtMs, nowMs + HORIZON_MS), patienceMs);
    this.#line.keep(endAtMs);
    this.#appointments.make(meter, endAtMs);
    return later(nowMs, endAtMs, patienceMs);
  }

  /** Calls outside the line leave it room: see `Line.makeRoom`. */
  makeRoom(atMs: number): void {
    this.#line.makeRoom(atMs);
  }

  /** To be called after each decision, before it is made known. */
  saveIfDue(write: (snapshot: LineSnapshot) => void): void {
    this.#line.saveIfDue(write);
  }

  /** Who comes too early is told the same instant again, or waits for it here; who is in time may find a better one. */
  #comeBack(meter: number, keptAtMs: number, nowMs: number, patienceMs: number): Decision {
    const earlyMs = comeEarlyMs(patienceMs);
    const inTime = keptAtMs - nowMs <= earlyMs;
    if (!inTime && keptAtMs - nowMs > patienceMs) return later(nowMs, keptAtMs, patienceMs);

    this.#appointments.close(meter);
    const freeAtMs = inTime ? this.#line.firstFree(nowMs) : keptAtMs;
    if (freeAtMs >= keptAtMs) return this.#grant(keptAtMs, false);
    this.#line.free(keptAtMs);
    return this.#grant(freeAtMs, true);
  }

  /** Drops every promise but those already granted; who had an appointment is served as it comes. */
  #startAnew(pace: Pace, fromMs: number): void {
    this.#line.replan(pace, fromMs);
    this.#appointments.clear();
  }

  #grant(atMs: number, isFree: boolean): Decision {
    if (isFree) this.#line.keep(atMs);
    this.#line.send(atMs);
    return { ok: true, atMs };
  }
}

const later = (nowMs: number, atMs: number, patienceMs: number): Decision => ({
  ok: false,
  backAtMs: Math.max(atMs - comeEarlyMs(patienceMs), nowMs + 1_000),
});
