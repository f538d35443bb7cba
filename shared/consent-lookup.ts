import { type Consent, type ConsentDecision, type ConsentedService, consentFrom } from "./consent.ts";
import { type Outcome, refused } from "./refusal.ts";

/** A consent may show up in Enedis's list a moment after the person gave it. Each look is a call, so there are few. */
const WAITS_BEFORE_LOOK_MS = [0, 1_000, 3_000];

/** Looks for the consent of an authorisation, a few times; only "not there (yet)" is worth another look. */
export async function lookForConsent(
  look: () => Promise<Outcome<readonly ConsentedService[]>>,
  now: () => number,
  sleep: (ms: number) => Promise<unknown>,
): Promise<Outcome<Consent>> {
  let decision: ConsentDecision = refused({ code: "consent_not_found" });
  for (const waitMs of WAITS_BEFORE_LOOK_MS) {
    if (waitMs > 0) await sleep(waitMs);
    const services = await look();
    if (!services.ok) return services;
    decision = consentFrom(services.value, now());
    if (decision.ok || decision.refusal.code !== "consent_not_found") return decision;
  }
  return decision;
}
