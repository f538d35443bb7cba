/** `burst` at once, then one per `spacingMs`: any span of t ms holds at most burst + t / spacingMs. */
export interface Rate {
  readonly burst: number;
  readonly spacingMs: number;
}

/**
 * Takes one by the generic cell rate algorithm (GCRA, ITU-T I.371). The whole state is `fullAtMs`, the instant at which the
 * burst is full again. `waitMs` is 0 when it was taken; a refusal changes nothing.
 */
export function takeOne(fullAtMs: number, rate: Rate, nowMs: number): { waitMs: number; fullAtMs: number } {
  const nextAtMs = Math.max(fullAtMs, nowMs) + rate.spacingMs;
  const waitMs = Math.max(0, nextAtMs - nowMs - rate.burst * rate.spacingMs);
  return waitMs > 0 ? { waitMs, fullAtMs } : { waitMs, fullAtMs: nextAtMs };
}
