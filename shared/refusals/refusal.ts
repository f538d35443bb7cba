/**
 * Everything this gateway may refuse, as values. Pure code returns them; `problem.ts` is the only place that turns one
 * into a response. A new code does not compile until it has a status, an origin and its texts in every language.
 */

/** What Enedis answered, kept verbatim for the caller: JSON as parsed, anything else as (cut) text. */
export interface Spoken {
  readonly status: number;
  readonly body: unknown;
}

/** Refusals of the request itself: no upstream call is ever spent on one. */
export type RequestRefusal =
  | { readonly code: "authorization_missing" }
  | { readonly code: "token_invalid" }
  | { readonly code: "token_expired" }
  | { readonly code: "token_revoked" }
  | { readonly code: "usage_point_not_covered" }
  | { readonly code: "scope_insufficient"; readonly needed: string }
  | { readonly code: "parameter_missing"; readonly parameter: string; readonly means: Meaning }
  | { readonly code: "parameter_repeated"; readonly parameter: string }
  | { readonly code: "parameter_not_allowed"; readonly parameter: string; readonly allowed: readonly string[] }
  | { readonly code: "usage_point_malformed"; readonly parameter: string }
  | { readonly code: "date_malformed"; readonly parameter: string; readonly means: "start" | "end" }
  | { readonly code: "period_reversed" }
  | { readonly code: "period_in_future" }
  | { readonly code: "period_too_long"; readonly maxDays: number }
  | { readonly code: "period_too_old"; readonly earliest: string }
  | { readonly code: "body_too_large"; readonly maxBytes: number }
  | { readonly code: "body_malformed"; readonly allowed: readonly string[] }
  | { readonly code: "name_malformed"; readonly maxCharacters: number }
  | { readonly code: "scope_widened" }
  | { readonly code: "scopes_disjoint" }
  | { readonly code: "meters_too_many"; readonly most: number }
  | { readonly code: "added_token_refused"; readonly why: "token_invalid" | "token_expired" | "token_revoked" }
  | { readonly code: "too_many_tokens"; readonly retryAfterMs: number }
  | { readonly code: "method_not_allowed"; readonly allow: string }
  | { readonly code: "route_not_found" }
  | { readonly code: "outside_eu" };

/** What a missing parameter would have told us, so that each contract can say it in its own words. */
export type Meaning = "usage_point" | "start" | "end" | "other";

/** Refusals that come from us: the quota we guard, or our own faults. */
export type GatewayRefusal =
  | { readonly code: "quota_shared"; readonly retryAfterMs: number }
  | { readonly code: "quota_meter"; readonly retryAfterMs: number }
  | { readonly code: "quota_loop"; readonly retryAfterMs: number }
  | { readonly code: "gate_unreachable"; readonly retryAfterMs: number }
  | { readonly code: "internal_error" };

/** Enedis answered and said no. `spoken` is given back to the caller, with its status. */
export type EnedisRefusalCode =
  | "enedis_no_data"
  | "enedis_no_consent"
  | "enedis_not_holder"
  | "enedis_wrong_direction"
  | "enedis_load_curve_off"
  | "enedis_before_activation"
  | "enedis_invalid_request"
  | "enedis_not_subscribed"
  | "enedis_technical_error"
  | "enedis_unavailable"
  | "enedis_unknown";

/** Enedis gave no usable answer at all: the status is ours. */
export type EnedisFailureCode =
  | "enedis_timeout"
  | "enedis_unreachable"
  | "enedis_malformed_answer"
  | "enedis_oversized_answer"
  | "enedis_token_unavailable";

/** The consent behind the request is younger than a day: what failed may just not work yet. */
export interface Settling {
  readonly retryAfterMs: number;
}

export type EnedisRefusal =
  | { readonly code: EnedisRefusalCode; readonly spoken: Spoken; readonly settles?: Settling }
  | { readonly code: "enedis_quota"; readonly spoken: Spoken; readonly retryAfterMs: number }
  | { readonly code: "enedis_down"; readonly retryAfterMs: number }
  | { readonly code: EnedisFailureCode };

/** How Enedis's pages end a consent that the person did not decline; what else they say is `other`. */
export type ConsentFailure = "not_completed" | "server_error" | "other";

/** Refusals of the consent journey, shown to a person as a page. */
export type ConsentRefusal =
  | { readonly code: "consent_declined" }
  | { readonly code: "consent_failed"; readonly reason: ConsentFailure }
  | { readonly code: "consent_other_browser" }
  | { readonly code: "consent_expired" }
  | { readonly code: "consent_already_used" }
  | { readonly code: "consent_malformed" }
  | { readonly code: "consent_unconfirmed" }
  | { readonly code: "consent_several_meters" }
  | { readonly code: "consent_stale" }
  | { readonly code: "consent_already_claimed" }
  | { readonly code: "confirmation_malformed" }
  | { readonly code: "confirmation_locked"; readonly retryAfterMs: number }
  | { readonly code: "too_many_attempts"; readonly retryAfterMs: number }
  | { readonly code: "consent_not_fresh" }
  | { readonly code: "form_foreign" };

export type Refusal = RequestRefusal | GatewayRefusal | EnedisRefusal | ConsentRefusal;
export type RefusalCode = Refusal["code"];

/** A result or the reason why not; never an exception for something we expect. */
export type Outcome<T, R = Refusal> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: R };

export const accepted = <T>(value: T): Outcome<T, never> => ({ ok: true, value });
export const refused = <R>(refusal: R): Outcome<never, R> => ({ ok: false, refusal });
