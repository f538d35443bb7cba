import type { Claims } from "./claims.ts";

/** The token page shows its token for ten minutes; five more to decide. */
const FRESH_MS = 15 * 60_000;

/** Whether the holder consented at Enedis within the last 15 minutes. Otherwise the refusal is `consent_not_fresh`. */
export const hasFreshConsent = ({ consentedAtMs }: Claims, nowMs: number): boolean =>
  consentedAtMs !== null && nowMs - consentedAtMs <= FRESH_MS;
