import { CircuitBreaker, type Passage } from "./circuit-breaker.ts";
import type { Report } from "./protocol.ts";

/** A call for no meter passes, and its failure does not count: anyone can make a lookup fail. */
const LOOKUP_PASSES = { ok: true, isProbe: false } as const;

/** The circuit breaker of each resource that was asked for; their names are ours, so they are few. */
export class Circuits {
  readonly #random: () => number;
  readonly #breakers = new Map<string, CircuitBreaker>();

  constructor(random: () => number) {
    this.#random = random;
  }

  /** See `CircuitBreaker.passage`. */
  passage(resource: string, meterKey: number | null, nowMs: number): Passage {
    return meterKey === null ? LOOKUP_PASSES : this.#of(resource).passage(meterKey, nowMs);
  }

  /** A call that this passage let through got its turn. True when a success of it is worth a report. */
  start(resource: string, meterKey: number | null, passage: Extract<Passage, { ok: true }>, nowMs: number): boolean {
    if (meterKey === null) return false;
    const breaker = this.#of(resource);
    breaker.start(meterKey, passage, nowMs);
    return breaker.awaitsSuccess(meterKey, nowMs);
  }

  note({ kind, turn: { resource, meterKey } }: Report, nowMs: number): void {
    if (meterKey === null) return;
    if (kind === "success") this.#of(resource).succeed(meterKey, nowMs);
    if (kind === "failure") this.#of(resource).fail(meterKey, nowMs);
  }

  /** The resources whose circuit is open. */
  get down(): readonly string[] {
    return [...this.#breakers].filter(([, breaker]) => breaker.isOpen).map(([resource]) => resource);
  }

  #of(resource: string): CircuitBreaker {
    const known = this.#breakers.get(resource);
    if (known !== undefined) return known;
    const breaker = new CircuitBreaker(this.#random);
    this.#breakers.set(resource, breaker);
    return breaker;
  }
}
