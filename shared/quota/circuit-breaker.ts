/** This many failures in a row, of this many meters, open a circuit: fewer meters may be broken themselves. */
const FAILURES = 5;
const METERS = 3;
const ROW_LASTS_MS = 60_000;
const LONGEST_ROW = 20;

/** An open circuit rests this long, then twice as long each time it opens again without a success. */
const FIRST_REST_MS = 10_000;
const LONGEST_REST_MS = 300_000;

/** Half-open, one probe in this time. */
const PROBE_EVERY_MS = 2_000;
/** A meter probes once in this time: a broken one can waste one probe of an outage, and a lone caller may try again. */
const METER_PROBES_EVERY_MS = LONGEST_REST_MS;
/** The chance of being drawn never gets smaller than one in this many. */
const MOST_RIVALS = 10;

/** Callers refused by an open circuit are asked back one after the other. */
const SPREAD_MS = 250;
const WIDEST_SPREAD_MS = 60_000;

/** Whether to call, perhaps as a probe; or when to come back. */
export type Passage =
  | { readonly ok: true; readonly isProbe: boolean }
  | { readonly ok: false; readonly backAtMs: number };

/**
 * A circuit breaker for one resource of Enedis. Closed, every call passes. Open, none does. Half-open, a trickle of probes
 * passes, each drawn at random among the callers. Any success closes it. In memory only: a restart closes it.
 *
 * Three broken meters cannot hold it open: the circuit opens, and opens again, only for failures of three meters without
 * a success of anybody in between, and each of them probes once.
 */
export class CircuitBreaker {
  readonly #random: () => number;
  /** The latest failures without a success in between. */
  #row: { readonly meter: number; readonly atMs: number }[] = [];
  /** 0: closed. Past: half-open. */
  #openUntilMs = 0;
  #restMs = 0;
  #nextProbeAtMs = 0;
  /** Callers refused since it opened or since the last probe. */
  #rivals = 0;
  /** When each meter last probed. */
  readonly #probedAtMs = new Map<number, number>();

  constructor(random: () => number) {
    this.#random = random;
  }

  get isOpen(): boolean {
    return this.#openUntilMs > 0;
  }

  /** Whether successes are worth a report: only they end a row of failures. */
  get isWatched(): boolean {
    return this.isOpen || this.#row.length > 0;
  }

  /** Whether this meter may call now. A passage as a probe counts only after `startProbe`. */
  passage(meter: number, nowMs: number): Passage {
    if (!this.isOpen) return { ok: true, isProbe: false };
    const opensAtMs = Math.max(this.#openUntilMs, this.#nextProbeAtMs);
    const hasProbed = nowMs - (this.#probedAtMs.get(meter) ?? Number.NEGATIVE_INFINITY) < METER_PROBES_EVERY_MS;
    const isDrawn = this.#random() * Math.min(this.#rivals + 1, MOST_RIVALS) < 1;
    if (nowMs >= opensAtMs && !hasProbed && isDrawn) return { ok: true, isProbe: true };
    const spreadMs = Math.min(this.#rivals++ * SPREAD_MS, WIDEST_SPREAD_MS);
    return { ok: false, backAtMs: Math.max(opensAtMs, nowMs + 1_000) + spreadMs };
  }

  /** A probe got its turn. */
  startProbe(meter: number, nowMs: number): void {
    this.#probedAtMs.set(meter, nowMs);
    this.#nextProbeAtMs = nowMs + PROBE_EVERY_MS;
    this.#rivals = 0;
  }

  /** Enedis answered somebody, so it is not down. */
  succeed(): void {
    this.#row = [];
    this.#openUntilMs = 0;
    this.#restMs = 0;
    this.#nextProbeAtMs = 0;
    this.#probedAtMs.clear();
  }

  /** Enedis did not answer this meter in time, or answered that it is down. */
  fail(meter: number, nowMs: number): void {
    // Calls that were under way when the circuit opened teach nothing new.
    if (this.isOpen && (nowMs < this.#openUntilMs || !this.#probedAtMs.has(meter))) return;
    const rowLastsMs = this.isOpen ? METER_PROBES_EVERY_MS : ROW_LASTS_MS;
    const recent = this.#row.filter(({ atMs }) => nowMs - atMs < rowLastsMs).slice(1 - LONGEST_ROW);
    this.#row = [...recent, { meter, atMs: nowMs }];
    const meters = new Set(this.#row.map((failure) => failure.meter));
    const failures = this.isOpen ? METERS : FAILURES;
    if (this.#row.length >= failures && meters.size >= METERS) this.#open(nowMs);
  }

  #open(nowMs: number): void {
    this.#restMs = Math.min(Math.max(this.#restMs * 2, FIRST_REST_MS), LONGEST_REST_MS);
    this.#openUntilMs = nowMs + this.#restMs;
    this.#row = [];
    this.#rivals = 0;
  }
}
