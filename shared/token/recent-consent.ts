import type { Claims } from "./claims.ts";

/** As long as the page shows its token, and time to decide. */
const FRESH_MS = 15 * 60_000;

/** Whether the person behind a token has just been at Enedis. No renewal makes a consent any younger. */
export const hasJustConsented = ({ consentedAtMs }: Claims, nowMs: number): boolean =>
  consentedAtMs !== null && nowMs - consentedAtMs <= FRESH_MS;
