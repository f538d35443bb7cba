import type { Refusal } from "../refusals/refusal.ts";
import type { Claims } from "../token/claims.ts";

const HOUR_MS = 3_600_000;

/** Enedis takes up to a day to activate a new consent. */
const ACTIVATION_MS = 24 * HOUR_MS;

/** What Enedis was seen to answer meanwhile: a technical error, "not the holder" (403, then 400), or no consent at all. */
const ANSWERS_MEANWHILE = new Set<Refusal["code"]>([
  "enedis_technical_error",
  "enedis_not_holder",
  "enedis_no_consent",
]);

/**
 * Adds to such a refusal that it may pass: worth another try in an hour, or at the end of the consent's first day. Code and
 * status stay. A refusal on that day never means that the consent was withdrawn. A token that does not state when the consent
 * was given counts from its own issue.
 */
export function allowForActivation(
  refusal: Refusal,
  { consentedAtMs, issuedAtMs }: Pick<Claims, "consentedAtMs" | "issuedAtMs">,
  nowMs: number,
): Refusal {
  const leftMs = (consentedAtMs ?? issuedAtMs) + ACTIVATION_MS - nowMs;
  if (leftMs <= 0 || leftMs > ACTIVATION_MS || !ANSWERS_MEANWHILE.has(refusal.code)) return refusal;
  return { ...refusal, settles: { retryAfterMs: Math.min(HOUR_MS, leftMs) } } as Refusal;
}
