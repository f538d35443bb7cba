/** `burst` at once, then one per `spacingMs`: any span of t ms holds at most burst + t / spacingMs. */
export interface Pace {
  readonly burst: number;
  readonly spacingMs: number;
}

/**
 * What one address may ask of Enedis's list: a consent takes two looks, a share that shows up late a few more. Enough for
 * a home, a village behind one address, and far from enough to go through anything.
 */
export const PER_ADDRESS: Pace = { burst: 30, spacingMs: 5_000 };

/** What everybody together may: a sixth of what Enedis grants for that API, 6 000 an hour, so that nothing can use it up. */
export const IN_ALL: Pace = { burst: 200, spacingMs: 600 };

/** How many tokens may be made of those of one meter: one for each use there may be in a home, then two an hour. */
export const PER_METER: Pace = { burst: 30, spacingMs: 1_800_000 };

/**
 * Takes one (GCRA, ITU-T I.371). The whole state is the instant at which the burst is whole again. `waitMs` is 0 when it
 * was taken; a refusal changes nothing.
 */
export function take(wholeAtMs: number, pace: Pace, nowMs: number): { waitMs: number; wholeAtMs: number } {
  const nextAtMs = Math.max(wholeAtMs, nowMs) + pace.spacingMs;
  const waitMs = Math.max(0, nextAtMs - nowMs - pace.burst * pace.spacingMs);
  return waitMs > 0 ? { waitMs, wholeAtMs } : { waitMs, wholeAtMs: nextAtMs };
}
