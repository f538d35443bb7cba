import { client, enedis, NOWHERE, type Rules, type Samples } from "./rule.ts";

/** Why Enedis's pages ended a consent that the person did not decline. */
export type ConsentFailure = "not_completed" | "server_error" | "other";

/** Refusals of the consent journey, shown as a page. */
export type ConsentRefusal =
  | { readonly code: "consent_declined" }
  | { readonly code: "consent_failed"; readonly reason: ConsentFailure }
  | { readonly code: "consent_other_browser" }
  | { readonly code: "consent_expired" }
  | { readonly code: "consent_already_used" }
  | { readonly code: "consent_malformed" }
  | { readonly code: "consent_unconfirmed"; readonly triesLeft: number }
  | { readonly code: "consent_several_meters" }
  | { readonly code: "consent_stale" }
  | { readonly code: "consent_already_claimed" }
  | { readonly code: "confirmation_malformed" }
  | { readonly code: "confirmation_locked"; readonly retryAfterMs: number }
  | { readonly code: "too_many_attempts"; readonly retryAfterMs: number }
  | { readonly code: "consent_not_fresh" }
  | { readonly code: "form_foreign" };

export const CONSENT_RULES: Rules<ConsentRefusal> = {
  consent_declined: client(403, NOWHERE),
  consent_failed: enedis(502, true, NOWHERE),
  consent_other_browser: client(400, NOWHERE),
  consent_expired: client(400, NOWHERE),
  consent_already_used: client(409, NOWHERE),
  consent_malformed: client(400, NOWHERE),
  consent_unconfirmed: client(404, NOWHERE, { retryable: true }),
  consent_several_meters: enedis(502, false, NOWHERE),
  consent_stale: client(409, NOWHERE),
  consent_already_claimed: client(409, NOWHERE),
  confirmation_malformed: client(400, NOWHERE),
  confirmation_locked: client(429, NOWHERE, { retryable: true }),
  too_many_attempts: client(429, NOWHERE, { retryable: true }),
  consent_not_fresh: client(403, NOWHERE),
  form_foreign: client(403, NOWHERE),
};

export const CONSENT_SAMPLES: Samples<ConsentRefusal> = {
  consent_declined: {},
  consent_failed: { reason: "not_completed" },
  consent_other_browser: {},
  consent_expired: {},
  consent_already_used: {},
  consent_malformed: {},
  consent_unconfirmed: { triesLeft: 4 },
  consent_several_meters: {},
  consent_stale: {},
  consent_already_claimed: {},
  confirmation_malformed: {},
  confirmation_locked: { retryAfterMs: 86_400_000 },
  too_many_attempts: { retryAfterMs: 60_000 },
  consent_not_fresh: {},
  form_foreign: {},
};
