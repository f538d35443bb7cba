import type { Pace } from "./pace.ts";

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * What Enedis's 429 answers taught about one of its APIs: an instant before which no call is made, the hourly limit it really
 * enforces, how much slower than planned to go. Stored.
 */
export interface Lessons {
  readonly closedUntilMs: number;
  /** The learned hourly limit; null: the configured one holds. */
  readonly callsPerHour: number | null;
  /** When a higher limit is tried, and whether the present one is such a try. */
  readonly tryMoreAtMs: number;
  readonly isTry: boolean;
  /** How long the limit is believed before a try; longer after each try that failed. */
  readonly believedMs: number;
  /** Steps by which the spacing is wider than planned, and when the next one is undone. */
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
/** A higher limit is tried only when the present one was reached; otherwise there is nothing to gain. */
const REACHED_SHARE = 0.95;

/** Enedis lets a few calls too many through before it notices: one in a hundred is not counted on. */
const MARGIN_SHARE = 0.01;
/** Fewer calls than this share of the configured limit teach nothing: the others were not ours, or we forgot them. */
const LEAST_SHARE = 0.01;

/** The planned pace, slowed down by these lessons. */
export const applyLessons = (planned: Pace, { callsPerHour, slowerBy }: Lessons): Pace => ({
  spacingMs: Math.ceil(planned.spacingMs * STEP ** slowerBy),
  callsPerHour: Math.min(callsPerHour ?? planned.callsPerHour, planned.callsPerHour),
  callsPerMinute: planned.callsPerMinute,
});

/** Too many in a second (900807), or a 429 we cannot read: a short pause, then slower for a while. */
export function learnBurst(lessons: Lessons, nowMs: number): Lessons {
  // Calls under way when the first was refused teach nothing new.
  if (nowMs < lessons.closedUntilMs) return lessons;
  return {
    ...lessons,
    closedUntilMs: nowMs + BURST_PAUSE_MS,
    slowerBy: Math.min(lessons.slowerBy + 1, MOST_STEPS),
    fasterAtMs: nowMs + QUIET_MS,
  };
}

/** Enedis refused because the hour's calls are used up (900804). */
export interface HourSpent {
  readonly nowMs: number;
  /** `nextAccessTime`, when it is there and readable. */
  readonly nextAccessAtMs: number | null;
  /** Our calls in this UTC clock hour before the refused one. */
  readonly callsThisHour: number;
  /** The instant the refused call was granted for. */
  readonly refusedAtMs: number;
  readonly configuredPerHour: number;
}

export function learnHour(lessons: Lessons, spent: HourSpent): Lessons {
  const { nowMs, callsThisHour, configuredPerHour } = spent;
  const isTelling = isSameHour(spent) && callsThisHour >= configuredPerHour * LEAST_SHARE;
  const isKnown = nowMs < lessons.closedUntilMs;
  const closedUntilMs = Math.max(lessons.closedUntilMs, findReopening(lessons, spent) + SECOND_MS);
  if (!isTelling) return { ...lessons, closedUntilMs };

  const counted = Math.max(1, Math.floor(callsThisHour * (1 - MARGIN_SHARE)));
  if (isKnown) return { ...lessons, closedUntilMs, callsPerHour: Math.min(counted, lessons.callsPerHour ?? counted) };
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
 * Whether Enedis's clock and ours are in the same hour: then it names an instant within the hour of the refused call or its end.
 * After a step of our clock it does not, and our count of that hour is of another one.
 */
const isSameHour = ({ nextAccessAtMs, refusedAtMs }: HourSpent): boolean =>
  nextAccessAtMs === null || Math.ceil(nextAccessAtMs / HOUR_MS) === Math.floor(refusedAtMs / HOUR_MS) + 1;

/**
 * When Enedis accepts calls again. Its window is the UTC clock hour, so an instant beyond the next hour is not believed; nor is
 * a second instant in an hour in which the first did not hold.
 */
function findReopening({ closedUntilMs }: Lessons, { nowMs, nextAccessAtMs }: HourSpent): number {
  const hourMs = Math.floor(nowMs / HOUR_MS) * HOUR_MS;
  const nextHourMs = hourMs + HOUR_MS;
  const failedBefore = closedUntilMs > hourMs + SECOND_MS && closedUntilMs <= nowMs;
  if (nextAccessAtMs === null || !(nextAccessAtMs > nowMs) || failedBefore) return nextHourMs;
  return Math.min(nextAccessAtMs, nextHourMs);
}

/** The same lessons after the clock stepped back by this: each lasts as long as it would have. */
export const stepLessonsBack = (lessons: Lessons, byMs: number): Lessons => ({
  ...lessons,
  closedUntilMs: lessons.closedUntilMs - byMs,
  tryMoreAtMs: lessons.tryMoreAtMs - byMs,
  fasterAtMs: lessons.fasterAtMs - byMs,
});

/** Whether time changes these lessons. Nearly always it does not, and every ask looks. */
export const mayChange = ({ callsPerHour, slowerBy }: Lessons): boolean => callsPerHour !== null || slowerBy > 0;

/** What time changes: one step faster after ten quiet minutes, a higher hourly limit when it is time for a try. */
export function reviewLessons(
  lessons: Lessons,
  nowMs: number,
  callsInHour: number,
  configuredPerHour: number,
): Lessons {
  if (lessons.slowerBy > 0 && nowMs >= lessons.fasterAtMs) {
    return { ...lessons, slowerBy: lessons.slowerBy - 1, fasterAtMs: nowMs + QUIET_MS };
  }
  const { callsPerHour, tryMoreAtMs } = lessons;
  if (callsPerHour === null || nowMs < tryMoreAtMs || callsInHour < callsPerHour * REACHED_SHARE) return lessons;
  const more = Math.ceil(callsPerHour * TRY_FACTOR);
  if (more >= configuredPerHour) return { ...lessons, callsPerHour: null, isTry: true };
  return { ...lessons, callsPerHour: more, tryMoreAtMs: nowMs + TRY_LASTS_MS, isTry: true };
}
