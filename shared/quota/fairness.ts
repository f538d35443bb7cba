/** A line no longer than this disturbs nobody: a page that asks three things at once is served at once. */
const SHORT_LINE_MS = 1_000;

/** From this share of the hour on, what is left is for those who had little. */
const SCARCE_SHARE = 0.9;
const LITTLE_CALLS = 10;
const SCARCE_EVERY_MS = 60_000;

/** What fairness looks at. */
export interface Situation {
  readonly nowMs: number;
  /** How long the line is. */
  readonly lineMs: number;
  /** How much of the hour's calls are taken, 0 to 1. */
  readonly hourShare: number;
  /** What the meter had: its calls today, and the instant of the latest, in the future while it waits. */
  readonly callsToday: number;
  readonly lastAtMs: number;
}

/**
 * Until when this meter leaves its turn to the others, or null. While anybody waits, a meter has one place in the line and
 * takes the next when that one has gone: round robin, so a greedy meter costs each other one turn. When the hour runs
 * out, who had many calls has one a minute. With no contention nobody is limited.
 */
export function leavesTurnUntilMs({ nowMs, lineMs, hourShare, callsToday, lastAtMs }: Situation): number | null {
  if (lineMs > SHORT_LINE_MS && lastAtMs > nowMs) return lastAtMs;
  if (hourShare >= SCARCE_SHARE && callsToday > LITTLE_CALLS && lastAtMs + SCARCE_EVERY_MS > nowMs) {
    return lastAtMs + SCARCE_EVERY_MS;
  }
  return null;
}
