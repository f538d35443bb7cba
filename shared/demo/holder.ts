import { FIRST_APPLICATION } from "../config/applications.ts";
import { addDays, dayStartMs, parisDay } from "../paris-time.ts";
import type { Bearer } from "../token/bearer.ts";
import type { Claims } from "../token/claims.ts";
import { EVERYTHING } from "../token/scope.ts";
import type { UsagePointId } from "../usage-point.ts";
import { DEMO_METER } from "./readings.ts";

/** The consent of the invented home is this old, and ends a year after it was given. */
const CONSENTED_DAYS_AGO = 120;
const CONSENT_DAYS = 365;

/** What the token of the invented home says: it opens everything of a meter that draws and injects. */
export function demoClaims(nowMs: number): Claims {
  const consented = addDays(parisDay(nowMs), -CONSENTED_DAYS_AGO);
  const [startMs, endMs] = [dayStartMs(consented), dayStartMs(addDays(consented, CONSENT_DAYS))];
  return {
    usagePoints: [DEMO_METER as UsagePointId],
    issuedAtMs: startMs,
    expiresAtMs: endMs,
    jti: "demo",
    scope: EVERYTHING,
    name: null,
    device: null,
    roles: [["consumption", "production"]],
    applications: [FIRST_APPLICATION],
    consentedAtMs: startMs,
    authenticatedAtMs: null,
    consentEndsAtMs: endMs,
  };
}

/** The gate never hears of it. */
export const demoBearer: Bearer = { id: "demo", issuedAtMs: 0 };
