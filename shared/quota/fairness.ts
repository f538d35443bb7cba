/** A line this short delays no one noticeably: a page that asks three things at once is served at once. */
const SHORT_LINE_MS = 1_000;

/** From this share of the hour on, the remaining calls go to meters that had few. */
const SCARCE_SHARE = 0.9;
const FEW_CALLS = 10;
const SCARCE_EVERY_MS = 60_000;

/** What fairness looks at. */
export interface Situation {
  readonly nowMs: number;
  /** How long the line is. */
  readonly lineMs: number;
  /** The share of the hour's calls that is taken, 0 to 1. */
  readonly hourShare: number;
  /** The meter's calls today, and the instant of the latest, in the future while that call waits. */
  readonly callsToday: number;
  readonly lastAtMs: number;
  /** It ignores `Retry-After`. */
  readonly isHeedless: boolean;
}

/**
 * Until when this meter yields to the others, or null. While others wait, a meter has one place in the line and takes the
 * next when that one has gone (round robin), so a greedy meter costs each other one turn. When the hour runs out, a meter
 * that had many calls gets one a minute. A meter that ignores `Retry-After` has no place in the line at all and takes what is
 * left when the line is short. Without contention no meter is limited.
 */
export function yieldUntilMs(situation: Situation): number | null {
  const { nowMs, lineMs, hourShare, callsToday, lastAtMs, isHeedless } = situation;
  if (lineMs > SHORT_LINE_MS && isHeedless) return Math.max(nowMs + lineMs, lastAtMs);
  if (lineMs > SHORT_LINE_MS && lastAtMs > nowMs) return lastAtMs;
  if (hourShare >= SCARCE_SHARE && callsToday > FEW_CALLS && lastAtMs + SCARCE_EVERY_MS > nowMs) {
    return lastAtMs + SCARCE_EVERY_MS;
  }
  return null;
}
