/** `Date` counts whole seconds, rounded down (RFC 9110 §6.6.1). */
const SECOND_MS = 1_000;

/**
 * How far our clock is ahead of that of a server whose answer says when it was made, and which was made between these instants of ours; 0
 * when that can be.
 */
export function clockSkewMs(dateMs: number, askedAtMs: number, answeredAtMs: number): number {
  if (dateMs > answeredAtMs) return answeredAtMs - dateMs;
  return Math.max(askedAtMs - (dateMs + SECOND_MS), 0);
}
