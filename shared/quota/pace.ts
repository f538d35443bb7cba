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
  /** Absent: only second and hour are limited. */
  readonly callsPerMinute?: number;
  /** Absent: a meter has no limit of its own. */
  readonly meterCallsPerDay?: number;
  readonly toleratedJitterMs?: number;
  readonly grantsPerWrite?: number;
}

/** How fast a line may go. */
export interface Pace {
  readonly spacingMs: number;
  readonly callsPerHour: number;
  readonly callsPerMinute?: number | undefined;
}

/** The pace that keeps every second and every hour within the limits when calls arrive at Enedis. */
export function planPace(limits: Limits): Pace {
  const { callsPerSecond, callsPerHour, callsPerMinute, toleratedJitterMs = TOLERATED_JITTER_MS } = limits;
  return { spacingMs: Math.ceil((1000 + toleratedJitterMs) / callsPerSecond), callsPerHour, callsPerMinute };
}

/** Lookups of consents get this share of the hour. They have no token, so anyone can cause them. */
const LOOKUP_SHARE = 0.25;
/** A consent takes two lookups, a late share a few more. */
const LEAST_LOOKUPS_PER_MINUTE = 5;

/** The limits of lookups: a share of the configured hour, spread over its minutes, so that readings keep the rest. */
export function limitLookups(limits: Limits): Limits {
  const callsPerHour = Math.max(Math.floor(limits.callsPerHour * LOOKUP_SHARE), 1);
  return { ...limits, callsPerHour, callsPerMinute: Math.max(Math.floor(callsPerHour / 60), LEAST_LOOKUPS_PER_MINUTE) };
}
