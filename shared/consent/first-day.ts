import type { Refusal } from "../refusals/refusal.ts";

/** Enedis may take as long to make a new consent work. */
const SETTLES_IN_MS = 24 * 3_600_000;

/** What it says meanwhile: as seen, a technical error, "not the holder" (403, then 400), or no consent at all. */
const MEANWHILE = new Set<Refusal["code"]>(["enedis_technical_error", "enedis_not_holder", "enedis_no_consent"]);

const AN_HOUR_MS = 3_600_000;

/**
 * One failure never means "revoked": what Enedis refuses to a token of less than a day is said to be worth another try, in
 * an hour, or when the day is over. Code and status stay.
 */
export function whileFresh(refusal: Refusal, issuedAtMs: number, nowMs: number): Refusal {
  const leftMs = issuedAtMs + SETTLES_IN_MS - nowMs;
  if (leftMs <= 0 || leftMs > SETTLES_IN_MS || !MEANWHILE.has(refusal.code)) return refusal;
  return { ...refusal, settles: { retryAfterMs: Math.min(AN_HOUR_MS, leftMs) } } as Refusal;
}
