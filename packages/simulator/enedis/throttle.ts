/** The calls that Enedis grants one application on one API. */
export interface Limits {
  readonly perSecond: number;
  readonly perHour: number;
}

/** The two windows of one application on one API: when each began, and the calls that passed since. */
export interface Windows {
  readonly burst: { readonly startMs: number; readonly count: number };
  readonly hour: { readonly startMs: number; readonly count: number };
}

export type Verdict =
  | { readonly passes: true; readonly next: Windows }
  | { readonly passes: false; readonly reason: "burst" }
  | { readonly passes: false; readonly reason: "hour"; readonly nextAccessMs: number };

const SECOND_MS = 1_000;
const HOUR_MS = 3_600_000;

/** No call yet. */
export const NO_CALLS: Windows = {
  burst: { startMs: Number.NEGATIVE_INFINITY, count: 0 },
  hour: { startMs: Number.NEGATIVE_INFINITY, count: 0 },
};

/**
 * WSO2 API Manager's two subscription-level windows, both fixed: the burst (spike arrest) is a second that opens with
 * its first call, the quota is the UTC clock hour. Refused calls count in neither window and extend neither.
 */
export function throttle(windows: Windows, limits: Limits, nowMs: number): Verdict {
  const hourStartMs = nowMs - (nowMs % HOUR_MS);
  const hour = windows.hour.startMs === hourStartMs ? windows.hour : { startMs: hourStartMs, count: 0 };
  if (hour.count >= limits.perHour) return { passes: false, reason: "hour", nextAccessMs: hourStartMs + HOUR_MS };

  const ageMs = nowMs - windows.burst.startMs;
  // A test can set the clock back; the window then starts again.
  const burst = ageMs >= 0 && ageMs < SECOND_MS ? windows.burst : { startMs: nowMs, count: 0 };
  if (burst.count >= limits.perSecond) return { passes: false, reason: "burst" };

  return {
    passes: true,
    next: { burst: { ...burst, count: burst.count + 1 }, hour: { ...hour, count: hour.count + 1 } },
  };
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `2026-Jul-17 05:00:00+0000 UTC`: WSO2's own format, neither ISO 8601 nor an HTTP date. */
export function nextAccessTime(atMs: number): string {
  const iso = new Date(atMs).toISOString();
  return `${iso.slice(0, 4)}-${MONTHS[new Date(atMs).getUTCMonth()]}-${iso.slice(8, 10)} ${iso.slice(11, 19)}+0000 UTC`;
}
