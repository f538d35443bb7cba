import type { Pace } from "./line.ts";

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * What Enedis's 429 answers taught about one of its APIs, stored: an instant before which nobody calls, the calls it really
 * lets through in an hour, how much slower than planned to go.
 */
export interface Lessons {
  readonly closedUntilMs: number;
  /** Calls an hour; null: nothing else was learned than what was configured. */
  readonly callsPerHour: number | null;
  /** When a little more is tried, and whether what we do now is such a try. */
  readonly tryMoreAtMs: number;
  readonly isTry: boolean;
  /** How long the lesson is believed without trying; longer after each try that failed. */
  readonly believedMs: number;
  /** Steps of spacing beyond the plan, and when one is taken back. */
  readonly slowerBy: number;
  readonly fasterAtMs: number;
}

export const NOTHING_LEARNED: Lessons = {
  closedUntilMs: 0,
  callsPerHour: null,
  tryMoreAtMs: 0,
  isTry: false,
  believedMs: 0,
  slowerBy: 0,
  fasterAtMs: 0,
};

const BURST_PAUSE_MS = 2 * SECOND_MS;
const MOST_STEPS = 2;
const STEP = 1.2; // 250, 300, 360 ms: the last is what 10 000 an hour allow anyway
const QUIET_MS = 10 * MINUTE_MS;

const FIRST_BELIEVED_MS = 2 * DAY_MS;
const LONGEST_BELIEVED_MS = 16 * DAY_MS;
const TRY_LASTS_MS = 2 * HOUR_MS;
const TRY_FACTOR = 1.1;
/** A limit is tried only where it was reached; otherwise there is nothing to gain. */
const REACHED_SHARE = 0.95;

/** Enedis counts by whole clock hours and lets a few calls too many through before it notices: one in a hundred is left. */
const LEFT_SHARE = 0.01;
/** Fewer calls than this share of the configured limit teach nothing about it: somebody else made them, or we forgot ours. */
const LEAST_SHARE = 0.01;

/** The pace these lessons allow. */
export const taught = (planned: Pace, { callsPerHour, slowerBy }: Lessons): Pace => ({
  spacingMs: Math.ceil(planned.spacingMs * STEP ** slowerBy),
  callsPerHour: Math.min(callsPerHour ?? planned.callsPerHour, planned.callsPerHour),
});

/** Too many in a second (900807), or a 429 that nobody knows: a short pause, then slower for a while. */
export function learnBurst(lessons: Lessons, nowMs: number): Lessons {
  // Calls that were under way when the first was refused teach nothing new.
  if (nowMs < lessons.closedUntilMs) return lessons;
  return {
    ...lessons,
    closedUntilMs: nowMs + BURST_PAUSE_MS,
    slowerBy: Math.min(lessons.slowerBy + 1, MOST_STEPS),
    fasterAtMs: nowMs + QUIET_MS,
  };
}

/** The hour's calls are used up (900804). */
export interface HourSpent {
  readonly nowMs: number;
  /** `nextAccessTime`, when Enedis named one that can be read. */
  readonly nextAccessAtMs: number | null;
  /** Calls we made in this UTC clock hour before the one refused. */
  readonly callsThisHour: number;
  readonly configuredPerHour: number;
}

export function learnHour(lessons: Lessons, spent: HourSpent): Lessons {
  const { nowMs, callsThisHour, configuredPerHour } = spent;
  const underWay = nowMs < lessons.closedUntilMs;
  const closedUntilMs = Math.max(lessons.closedUntilMs, reopensAtMs(lessons, spent) + SECOND_MS);
  if (callsThisHour < configuredPerHour * LEAST_SHARE) return { ...lessons, closedUntilMs };

  const counted = Math.max(1, Math.floor(callsThisHour * (1 - LEFT_SHARE)));
  if (underWay) return { ...lessons, closedUntilMs, callsPerHour: Math.min(counted, lessons.callsPerHour ?? counted) };
  const believedMs = lessons.isTry ? Math.min(lessons.believedMs * 2, LONGEST_BELIEVED_MS) : FIRST_BELIEVED_MS;
  return {
    ...lessons,
    closedUntilMs,
    callsPerHour: Math.min(counted, configuredPerHour),
    tryMoreAtMs: nowMs + believedMs,
    isTry: false,
    believedMs,
  };
}

/**
 * Enedis's window is the UTC clock hour, so no truthful answer names an instant beyond the next; one that was named
 * and did not hold is not believed a second time in the same hour.
 */
function reopensAtMs({ closedUntilMs }: Lessons, { nowMs, nextAccessAtMs }: HourSpent): number {
  const hourMs = Math.floor(nowMs / HOUR_MS) * HOUR_MS;
  const nextHourMs = hourMs + HOUR_MS;
  const liedBefore = closedUntilMs > hourMs + SECOND_MS && closedUntilMs <= nowMs;
  if (nextAccessAtMs === null || !(nextAccessAtMs > nowMs) || liedBefore) return nextHourMs;
  return Math.min(nextAccessAtMs, nextHourMs);
}

/** What time changes: slower by a step less after ten quiet minutes, a little more an hour when it is time to try. */
export function review(lessons: Lessons, nowMs: number, callsInHour: number, configuredPerHour: number): Lessons {
  if (lessons.slowerBy > 0 && nowMs >= lessons.fasterAtMs) {
    return { ...lessons, slowerBy: lessons.slowerBy - 1, fasterAtMs: nowMs + QUIET_MS };
  }
  const { callsPerHour, tryMoreAtMs } = lessons;
  if (callsPerHour === null || nowMs < tryMoreAtMs || callsInHour < callsPerHour * REACHED_SHARE) return lessons;
  const more = Math.ceil(callsPerHour * TRY_FACTOR);
  if (more >= configuredPerHour) return { ...lessons, callsPerHour: null, isTry: true };
  return { ...lessons, callsPerHour: more, tryMoreAtMs: nowMs + TRY_LASTS_MS, isTry: true };
}
