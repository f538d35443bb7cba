import { FailingMeters } from "./failing-meters.ts";
import { RecentMeters } from "./recent-meters.ts";

/** An open circuit rests this long, then twice as long each time it opens again without a success. */
const FIRST_REST_MS = 10_000;
const LONGEST_REST_MS = 300_000;

/** Half-open, one probe in this time. */
const PROBE_EVERY_MS = 2_000;
/** A meter probes once in this time: a broken one can waste one probe of an outage, and a lone caller may try again. */
const METER_PROBES_EVERY_MS = LONGEST_REST_MS;
/** No more probes fit into that time. */
const PROBES = { lastsMs: METER_PROBES_EVERY_MS, most: METER_PROBES_EVERY_MS / PROBE_EVERY_MS };
/** It opens again when the probes of this many further meters failed. */
const FAILED_PROBES = 3;
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
 * It opens for an outage, never for a few broken meters beside others that succeed (`FailingMeters`); and it opens again only
 * when the probes of three meters failed without a success in between.
 */
export class CircuitBreaker {
  readonly #random: () => number;
  readonly #failingMeters = new FailingMeters();
  /** 0: closed. Past: half-open. */
  #openUntilMs = 0;
  #restMs = 0;
  #nextProbeAtMs = 0;
  /** Callers refused since it opened or since the last probe; and those among them that had not probed. */
  #refused = 0;
  #rivals = 0;
  readonly #probed = new RecentMeters(PROBES);
  /** Those whose probe failed since it last opened. */
  readonly #failedProbes = new RecentMeters(PROBES);

  constructor(random: () => number) {
    this.#random = random;
  }

  get isOpen(): boolean {
    return this.#openUntilMs > 0;
  }

  /** Whether a success of this meter is worth a report. */
  awaitsSuccess(meterKey: number, nowMs: number): boolean {
    return this.isOpen || this.#failingMeters.awaitsSuccess(meterKey, nowMs);
  }

  /** Whether this meter may call now. The call counts, and a probe is one, only after `start`. */
  passage(meterKey: number, nowMs: number): Passage {
    if (!this.isOpen) return { ok: true, isProbe: false };
    const opensAtMs = Math.max(this.#openUntilMs, this.#nextProbeAtMs);
    const mayProbe = !this.#probed.has(meterKey, nowMs);
    const isDrawn = this.#random() * Math.min(this.#rivals + 1, MOST_RIVALS) < 1;
    if (nowMs >= opensAtMs && mayProbe && isDrawn) return { ok: true, isProbe: true };
    if (mayProbe) this.#rivals++;
    const spreadMs = Math.min(this.#refused++ * SPREAD_MS, WIDEST_SPREAD_MS);
    return { ok: false, backAtMs: Math.max(opensAtMs, nowMs + 1_000) + spreadMs };
  }

  /** A call that this passage let through got its turn. */
  start(meterKey: number, { isProbe }: Extract<Passage, { ok: true }>, nowMs: number): void {
    this.#failingMeters.startTurn(meterKey, nowMs);
    if (!isProbe) return;
    this.#probed.note(meterKey, nowMs);
    this.#nextProbeAtMs = nowMs + PROBE_EVERY_MS;
    this.#noneRefused();
  }

  /** Enedis answered this meter, so it is not down. */
  succeed(meterKey: number, nowMs: number): void {
    this.#failingMeters.succeed(meterKey, nowMs);
    this.#openUntilMs = 0;
    this.#restMs = 0;
    this.#nextProbeAtMs = 0;
    this.#probed.clear();
    this.#failedProbes.clear();
  }

  /** Enedis did not answer this meter in time, or answered that it is down. */
  fail(meterKey: number, nowMs: number): void {
    const isOutage = this.isOpen ? this.#failProbe(meterKey, nowMs) : this.#failingMeters.fail(meterKey, nowMs);
    if (isOutage) this.#open(nowMs);
  }

  /** True when the probes of three meters failed lately that were not known to fail. */
  #failProbe(meterKey: number, nowMs: number): boolean {
    // Calls that were under way when the circuit opened teach nothing new.
    if (nowMs < this.#openUntilMs || !this.#probed.has(meterKey, nowMs)) return false;
    if (this.#failingMeters.isKnown(meterKey, nowMs)) return this.#failingMeters.fail(meterKey, nowMs);
    this.#failedProbes.note(meterKey, nowMs);
    return this.#failedProbes.list(nowMs).length >= FAILED_PROBES;
  }

  #noneRefused(): void {
    this.#refused = 0;
    this.#rivals = 0;
  }

  #open(nowMs: number): void {
    this.#restMs = Math.min(Math.max(this.#restMs * 2, FIRST_REST_MS), LONGEST_REST_MS);
    this.#openUntilMs = nowMs + this.#restMs;
    this.#failedProbes.clear();
    this.#noneRefused();
  }
}
