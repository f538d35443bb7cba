import { TOLERATED_JITTER_MS } from "../config/config.ts";

/**
 * Grants promised by one storage write. Simulated with a restart every five minutes under endless demand: blocks of 32
 * cost 314 writes an hour and 1.8 % of the quota, blocks of 128 cost 7.4 %, a write per grant 10 000 writes.
 */
export const GRANTS_PER_WRITE = 32;

/** What Enedis grants our application on one of its APIs, and how we share it. */
export interface Limits {
  readonly callsPerSecond: number;
  readonly callsPerHour: number;
  /** Absent: a meter has no limit of its own. */
  readonly meterCallsPerDay?: number;
  readonly toleratedJitterMs?: number;
  readonly grantsPerWrite?: number;
}

/** How fast a line may go. */
export interface Pace {
  readonly spacingMs: number;
  readonly callsPerHour: number;
}

/** The pace that keeps every second and every hour within the limits when calls arrive at Enedis. */
export const planPace = ({ callsPerSecond, callsPerHour, toleratedJitterMs = TOLERATED_JITTER_MS }: Limits): Pace => ({
  spacingMs: Math.ceil((1000 + toleratedJitterMs) / callsPerSecond),
  callsPerHour,
});
