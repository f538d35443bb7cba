import type { TurnName } from "./turns.ts";

/** Somebody wants to call, and would wait this long. */
export interface Wish {
  readonly nowMs: number;
  readonly patienceMs: number;
  /** A keyed hash; null: nobody in particular. */
  readonly meter: number | null;
  /** What is asked, so that a loop can be told from a busy meter. */
  readonly question?: string | undefined;
}

/** Whose limit it was: everybody's, the meter's own for today, or that of a program gone astray. */
export type Reason = "shared" | "meter" | "loop";

/** Call at this instant; or not now, and come back at that one. */
export type Decision =
  | ({ readonly ok: true } & TurnName)
  | { readonly ok: false; readonly reason: Reason; readonly backAtMs: number };

/** How a line stands, for people. */
export interface LineGauge {
  /** Calls sent in the last whole second. */
  readonly callsInSecond: number;
  /** Calls granted in the last hour, of how many: as configured, and as Enedis taught. */
  readonly callsInHour: number;
  readonly configuredPerHour: number;
  readonly callsPerHour: number;
  readonly spacingMs: number;
  /** How long a caller without an appointment would wait now. */
  readonly waitMs: number;
  readonly appointments: number;
  /** How much longer Enedis wants no call at all. */
  readonly closedForMs: number;
}

/** Not now: at this instant, but never at once, so that nobody asks in a tight loop. */
export const notBefore = (reason: Reason, atMs: number, nowMs: number): Decision => ({
  ok: false,
  reason,
  backAtMs: Math.max(atMs, nowMs + 1_000),
});
