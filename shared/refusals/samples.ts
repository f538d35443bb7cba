import type { Refusal, RefusalCode } from "./refusal.ts";

const said = (status: number, error: string, error_description: string) => ({
  status,
  body: { error, error_description },
});

/** One example of each refusal, with words that Enedis is known to use: for the guide, the demonstration and OpenAPI. */
export const SAMPLES: { readonly [C in RefusalCode]: Refusal & { readonly code: C } } = {
  authorization_missing: { code: "authorization_missing" },
  token_invalid: { code: "token_invalid" },
  token_expired: { code: "token_expired" },
  usage_point_not_covered: { code: "usage_point_not_covered" },
  parameter_missing: { code: "parameter_missing", parameter: "start", means: "start" },
  parameter_repeated: { code: "parameter_repeated", parameter: "prm" },
  parameter_not_allowed: { code: "parameter_not_allowed", parameter: "mesuresPas", allowed: ["P1D", "P1M"] },
  usage_point_malformed: { code: "usage_point_malformed", parameter: "prm" },
  date_malformed: { code: "date_malformed", parameter: "start", means: "start" },
  period_reversed: { code: "period_reversed" },
  period_in_future: { code: "period_in_future" },
  period_too_long: { code: "period_too_long", maxDays: 7 },
  period_too_old: { code: "period_too_old", earliest: "2024-11-07" },
  method_not_allowed: { code: "method_not_allowed", allow: "GET, HEAD, OPTIONS" },
  route_not_found: { code: "route_not_found" },
  outside_eu: { code: "outside_eu" },

  quota_shared: { code: "quota_shared", retryAfterMs: 41_000 },
  quota_meter: { code: "quota_meter", retryAfterMs: 3_600_000 },
  quota_loop: { code: "quota_loop", retryAfterMs: 600_000 },
  gate_unreachable: { code: "gate_unreachable", retryAfterMs: 12_000 },
  internal_error: { code: "internal_error" },

  enedis_no_data: {
    code: "enedis_no_data",
    spoken: said(404, "no_data_found", "no measure found for this usage point"),
  },
  enedis_no_consent: {
    code: "enedis_no_consent",
    spoken: said(403, "ADAM-DC-0008", "Le client n'est pas autorisé pour le point demandé."),
  },
  enedis_not_holder: {
    code: "enedis_not_holder",
    spoken: said(403, "ADAM-DC-0007", "Le client n'est pas titulaire du point demandé."),
  },
  enedis_wrong_direction: {
    code: "enedis_wrong_direction",
    spoken: said(400, "ADAM-ERR0069", "Le sens de la mesure ne correspond pas pour le PRM demandé."),
  },
  enedis_load_curve_off: {
    code: "enedis_load_curve_off",
    spoken: said(400, "ADAM-ERR0075", "The customer objected to the load curve recording"),
  },
  enedis_before_activation: {
    code: "enedis_before_activation",
    spoken: said(400, "ADAM-ERR0123", "The requested period cannot be anterior to the meter's last activation date"),
  },
  enedis_invalid_request: {
    code: "enedis_invalid_request",
    spoken: said(400, "Invalid_request", "Start date should be before end date."),
  },
  enedis_not_subscribed: {
    code: "enedis_not_subscribed",
    spoken: { status: 403, body: { code: "900908", message: "Resource forbidden" } },
  },
  enedis_technical_error: {
    code: "enedis_technical_error",
    spoken: said(500, "technical_error", "Technical error. Please try later."),
  },
  enedis_unavailable: { code: "enedis_unavailable", spoken: { status: 503, body: null } },
  enedis_unknown: { code: "enedis_unknown", spoken: said(400, "ADAM-ERR9999", "An error nobody has seen before.") },
  enedis_quota: {
    code: "enedis_quota",
    spoken: { status: 429, body: { code: "900804", message: "Message throttled out" } },
    retryAfterMs: 900_000,
  },
  enedis_down: { code: "enedis_down", retryAfterMs: 30_000 },
  enedis_timeout: { code: "enedis_timeout" },
  enedis_unreachable: { code: "enedis_unreachable" },
  enedis_malformed_answer: { code: "enedis_malformed_answer" },
  enedis_oversized_answer: { code: "enedis_oversized_answer" },
  enedis_token_unavailable: { code: "enedis_token_unavailable" },

  consent_declined: { code: "consent_declined" },
  consent_failed: { code: "consent_failed", reason: "not_completed" },
  consent_other_browser: { code: "consent_other_browser" },
  consent_expired: { code: "consent_expired" },
  consent_already_used: { code: "consent_already_used" },
  consent_malformed: { code: "consent_malformed" },
  consent_unconfirmed: { code: "consent_unconfirmed" },
  consent_several_meters: { code: "consent_several_meters" },
  consent_stale: { code: "consent_stale" },
  consent_already_claimed: { code: "consent_already_claimed" },
  confirmation_malformed: { code: "confirmation_malformed" },
  confirmation_locked: { code: "confirmation_locked", retryAfterMs: 86_400_000 },
  too_many_attempts: { code: "too_many_attempts", retryAfterMs: 60_000 },

  token_revoked: { code: "token_revoked" },
  scope_insufficient: { code: "scope_insufficient", needed: "production daily" },
  scope_widened: { code: "scope_widened" },
  scopes_disjoint: { code: "scopes_disjoint" },
  body_too_large: { code: "body_too_large", maxBytes: 32_768 },
  body_malformed: { code: "body_malformed", allowed: ["name", "scope"] },
  name_malformed: { code: "name_malformed", maxCharacters: 60 },
  form_foreign: { code: "form_foreign" },
  meters_too_many: { code: "meters_too_many", most: 20 },
  added_token_refused: { code: "added_token_refused", why: "token_invalid" },
  too_many_tokens: { code: "too_many_tokens", retryAfterMs: 1_800_000 },
  consent_not_fresh: { code: "consent_not_fresh" },
};
