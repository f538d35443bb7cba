import { parisText } from "../../paris-time.ts";
import { accepted, type Outcome, type RequestRefusal, refused } from "../../refusals/refusal.ts";
import { type Clamp, type Window, windowBetween } from "../window.ts";

const HOUR_MS = 3_600_000;

/** Offsets of Paris are whole hours, so these are full on every clock. */
export const hourOf = (atMs: number): number => Math.floor(atMs / HOUR_MS) * HOUR_MS;

export const isFullHour = (atMs: number): boolean => atMs % HOUR_MS === 0;

interface Served {
  readonly window: Window;
  readonly clamps: readonly Clamp[];
}

/** The whole hours inside a window; an hour that is only partly inside is left for another answer, and named. */
export function wholeHours({ window, clamps }: Served): Outcome<Served, RequestRefusal> {
  const startMs = hourOf(window.startMs + HOUR_MS - 1);
  const endMs = hourOf(window.endMs);
  const inside = windowBetween(startMs, endMs);
  if (!inside.ok) {
    return refused({ code: "parameter_not_allowed", parameter: "end", allowed: [parisText(startMs + HOUR_MS)] });
  }
  const cut: Clamp[] = [];
  if (startMs > window.startMs) cut.push({ reason: "partial", startMs: window.startMs, endMs: startMs });
  if (endMs < window.endMs) cut.push({ reason: "partial", startMs: endMs, endMs: window.endMs });
  return accepted({ window: inside.value, clamps: [...clamps, ...cut] });
}
