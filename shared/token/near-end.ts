const DAY_MS = 86_400_000;
/** Answers announce the end of a token this long before, and pages say it. */
const ANNOUNCED_MS = 60 * DAY_MS;

export const isNearEnd = (endsAtMs: number, nowMs: number): boolean => endsAtMs - nowMs <= ANNOUNCED_MS;
