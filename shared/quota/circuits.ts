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
  passage(resource: string, meter: number | null, nowMs: number): Passage {
    return meter === null ? LOOKUP_PASSES : this.#of(resource).passage(meter, nowMs);
  }

  /** A call that this passage let through got its turn. True when a success of it is worth a report. */
  start(resource: string, meter: number | null, passage: Extract<Passage, { ok: true }>, nowMs: number): boolean {
    if (meter === null) return false;
    const breaker = this.#of(resource);
    breaker.start(meter, passage, nowMs);
    return breaker.awaitsSuccess(meter, nowMs);
  }

  note({ kind, turn: { resource, meter } }: Report, nowMs: number): void {
    if (meter === null) return;
    if (kind === "success") this.#of(resource).succeed(meter, nowMs);
    if (kind === "failure") this.#of(resource).fail(meter, nowMs);
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
