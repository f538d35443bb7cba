import type { Refusal, RefusalCode, Spoken } from "./refusal.ts";

/** Who has to act: the caller, us, or Enedis. */
export type Origin = "client" | "gateway" | "enedis";

interface Entry {
  /** `spoken`: the status Enedis answered with is given back. */
  readonly status: number | "spoken";
  readonly origin: Origin;
  /** Whether the same request, sent again later, can succeed. */
  readonly retryable: boolean;
}

const byCaller = (status: number): Entry => ({ status, origin: "client", retryable: false });
const byUs = (status: number): Entry => ({ status, origin: "gateway", retryable: true });
const byEnedis = (status: Entry["status"], retryable: boolean): Entry => ({ status, origin: "enedis", retryable });

/**
 * What each refusal means on the wire. The statuses of the token refusals (400 without a header, 401 for a meter that the
 * token does not cover) are those that the clients of the frozen API expect.
 */
const CATALOGUE: Record<RefusalCode, Entry> = {
  authorization_missing: byCaller(400),
  token_invalid: byCaller(401),
  token_expired: byCaller(401),
  token_revoked: byCaller(401),
  usage_point_not_covered: byCaller(401),
  scope_insufficient: byCaller(401),
  parameter_missing: byCaller(400),
  parameter_repeated: byCaller(400),
  parameter_not_allowed: byCaller(400),
  usage_point_malformed: byCaller(400),
  date_malformed: byCaller(400),
  period_reversed: byCaller(400),
  period_in_future: byCaller(400),
  period_too_long: byCaller(400),
  period_too_old: byCaller(400),
  body_too_large: byCaller(413),
  body_malformed: byCaller(400),
  name_malformed: byCaller(400),
  scope_widened: byCaller(400),
  scopes_disjoint: byCaller(400),
  meters_too_many: byCaller(400),
  added_token_refused: byCaller(400),
  too_many_tokens: { status: 429, origin: "client", retryable: true },
  form_foreign: byCaller(403),
  consent_not_fresh: byCaller(403),
  method_not_allowed: byCaller(405),
  route_not_found: byCaller(404),

  outside_eu: byCaller(403),
  quota_shared: byUs(429),
  quota_meter: byUs(429),
  quota_loop: byUs(429),
  gate_unreachable: byUs(503),
  internal_error: byUs(500),

  enedis_no_data: byEnedis("spoken", true),
  enedis_no_consent: byEnedis("spoken", false),
  enedis_not_holder: byEnedis("spoken", false),
  enedis_wrong_direction: byEnedis("spoken", false),
  enedis_load_curve_off: byEnedis("spoken", false),
  enedis_before_activation: byEnedis("spoken", false),
  enedis_invalid_request: byEnedis("spoken", false),
  enedis_not_subscribed: byEnedis("spoken", false),
  enedis_technical_error: byEnedis("spoken", true),
  enedis_unavailable: byEnedis("spoken", true),
  enedis_unknown: byEnedis("spoken", false),
  enedis_quota: byEnedis("spoken", true),
  enedis_down: byEnedis(503, true),
  enedis_timeout: byEnedis(504, true),
  enedis_unreachable: byEnedis(502, true),
  enedis_malformed_answer: byEnedis(502, true),
  enedis_oversized_answer: byEnedis(502, true),
  enedis_token_unavailable: byEnedis(503, true),

  consent_declined: byCaller(403),
  consent_other_browser: byCaller(400),
  consent_expired: byCaller(400),
  consent_already_used: byCaller(409),
  consent_malformed: byCaller(400),
  consent_failed: byEnedis(502, true),
  consent_unconfirmed: { status: 404, origin: "client", retryable: true },
  consent_stale: byCaller(409),
  consent_already_claimed: byCaller(409),
  confirmation_malformed: byCaller(400),
  confirmation_locked: { status: 429, origin: "client", retryable: true },
  too_many_attempts: { status: 429, origin: "client", retryable: true },
  consent_several_meters: byEnedis(502, false),
};

/** Where the frozen API says something else than the book (RFC 6750 §3.1), the evolving one goes by the book. */
const BY_THE_BOOK: Partial<Record<RefusalCode, number>> = {
  authorization_missing: 401,
  usage_point_not_covered: 403,
  scope_insufficient: 403,
};

/** Which contract a refusal is told in. */
export type Edition = "frozen" | "v2";

export interface Verdict {
  readonly status: number;
  readonly origin: Origin;
  readonly retryable: boolean;
  readonly spoken: Spoken | null;
  readonly retryAfterMs: number | null;
}

/** Status, origin and timing of one refusal. */
export function verdict(refusal: Refusal, edition: Edition = "frozen"): Verdict {
  const { status: frozen, origin, retryable } = CATALOGUE[refusal.code];
  const status = edition === "v2" ? (BY_THE_BOOK[refusal.code] ?? frozen) : frozen;
  const spoken = "spoken" in refusal ? refusal.spoken : null;
  const settles = ("settles" in refusal && refusal.settles) || null;
  return {
    status: status === "spoken" ? relayed(spoken) : status,
    origin,
    retryable: retryable || settles !== null,
    spoken,
    retryAfterMs: "retryAfterMs" in refusal ? refusal.retryAfterMs : (settles?.retryAfterMs ?? patience(refusal.code)),
  };
}

/**
 * Enedis's status, unless it would speak of the caller's token when it means ours (401), or is no error status at all:
 * then it is a bad gateway.
 */
function relayed(spoken: Spoken | null): number {
  const status = spoken?.status ?? 502;
  return status >= 400 && status <= 599 && status !== 401 ? status : 502;
}

/** 503 always says when to come back; the failed token request is remembered for a few seconds, asking sooner is vain. */
function patience(code: RefusalCode): number | null {
  return code === "enedis_token_unavailable" ? 30_000 : null;
}
