import type { Claims } from "./claims.ts";

/** The token page shows its token for ten minutes; five more to decide. */
const FRESH_MS = 15 * 60_000;

/**
 * Whether this is the token of a consent given within the last 15 minutes. Otherwise the refusal is `consent_not_fresh`. A token
 * renewed, narrowed or merged from it has no fresh consent: it may have been given to someone else.
 */
export const hasFreshConsent = ({ authenticatedAtMs }: Claims, nowMs: number): boolean =>
  authenticatedAtMs !== null && nowMs - authenticatedAtMs <= FRESH_MS;
