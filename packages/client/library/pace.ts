import type { ConsoProblem } from "./problem.ts";

/** How often a device asks whether its token is there. */
export interface Pace {
  readonly intervalSeconds: number;
  /** Before the next question. */
  readonly pauseSeconds: number;
}

/** What each `slow_down` adds (RFC 8628 §3.5). */
const SLOWER_SECONDS = 5;

/** How to go on after an answer without a token; `null`: not at all. */
export function paceAfter({ code, status, retryAfterSeconds }: ConsoProblem, { intervalSeconds }: Pace): Pace | null {
  if (code === "authorization_pending") return { intervalSeconds, pauseSeconds: intervalSeconds };
  if (code === "slow_down") return even(intervalSeconds + SLOWER_SECONDS);
  const isPassing = status === null || status === 429 || status >= 500;
  if (!isPassing) return null;
  // Twice the interval, as RFC 8628 §3.5 asks of a device whose connection fails.
  const slower = even(2 * intervalSeconds);
  return { ...slower, pauseSeconds: Math.max(slower.pauseSeconds, retryAfterSeconds ?? 0) };
}

const even = (intervalSeconds: number): Pace => ({ intervalSeconds, pauseSeconds: intervalSeconds });
