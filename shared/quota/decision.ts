import type { TurnName } from "./turns.ts";

/** A caller's wish: one call, within this wait. */
export interface Wish {
  /** Takes idle instants only. */
  readonly isBackground?: boolean;
  readonly nowMs: number;
  readonly patienceMs: number;
  /** No instant within so long is of use to the caller. */
  readonly leadMs?: number | undefined;
  /** A keyed hash; null: a call that belongs to no meter. */
  readonly meterKey: number | null;
  /** Refusals repeated to this meter without asking here. */
  readonly repeats?: number;
  /** Which token asks what; counted per token, so that a program in a loop does not lock out another of the same meter. */
  readonly question?: { readonly tokenId: string; readonly text: string } | undefined;
}

/** The limit that was reached: everybody's, the meter's own for today, or that of a program in a loop. */
export type Reason = "shared" | "meter" | "loop";

/** Call at this instant; or come back at that one. */
export type Decision =
  | ({ readonly ok: true } & TurnName)
  | { readonly ok: false; readonly reason: Reason; readonly backAtMs: number };

/** Refuses until this instant, and for at least a second, so that no caller asks in a tight loop. */
export const refuseUntil = (reason: Reason, atMs: number, nowMs: number): Decision => ({
  ok: false,
  reason,
  backAtMs: Math.max(atMs, nowMs + 1_000),
});

/** The state of a line, for people. */
export interface LineGauge {
  /** Calls sent in the last whole second. */
  readonly callsInSecond: number;
  /** Calls granted in the last hour. */
  readonly callsInHour: number;
  readonly configuredPerHour: number;
  /** The configured limit, or the lower one learned from Enedis. */
  readonly callsPerHour: number;
  readonly spacingMs: number;
  /** How long a caller without an appointment would wait now. */
  readonly waitMs: number;
  readonly appointments: number;
  /** How much longer Enedis refuses every call. */
  readonly closedForMs: number;
}
