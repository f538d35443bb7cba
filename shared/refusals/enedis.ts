import { type Area, ASKING_ENEDIS, enedis, NOWHERE, type Rules, type Samples } from "./rule.ts";

/** An error as Enedis sent it, for the caller: JSON as parsed, anything else as text, shortened. */
export interface UpstreamError {
  readonly status: number;
  readonly body: unknown;
}

/** Enedis answered with an error, which goes back to the caller with its status (`upstream`). */
export type EnedisRefusalCode =
  | "enedis_no_data"
  | "enedis_no_consent"
  | "enedis_not_holder"
  | "enedis_wrong_direction"
  | "enedis_load_curve_off"
  | "enedis_before_activation"
  | "enedis_no_such_point"
  | "enedis_invalid_request"
  | "enedis_not_subscribed"
  | "enedis_technical_error"
  | "enedis_unavailable"
  | "enedis_unknown";

/** Enedis gave no usable answer: the gateway chooses the status. */
export type EnedisFailureCode =
  | "enedis_timeout"
  | "enedis_unreachable"
  | "enedis_malformed_answer"
  | "enedis_oversized_answer"
  | "enedis_not_understood"
  | "enedis_token_unavailable";

/** The consent is less than a day old: Enedis may not have activated it yet. */
export interface Settling {
  readonly retryAfterMs: number;
}

export type EnedisRefusal =
  | { readonly code: EnedisRefusalCode; readonly upstream: UpstreamError; readonly settles?: Settling }
  | { readonly code: "enedis_quota"; readonly upstream: UpstreamError; readonly retryAfterMs: number }
  | { readonly code: "enedis_down"; readonly retryAfterMs: number }
  | { readonly code: EnedisFailureCode };

/** The readings of v2 put reasons of their own in place of these: `hole`, `collection_off`, `before_activation`. */
const VERBATIM: readonly Area[] = ["frozen", "meter impact"];

export const ENEDIS_RULES: Rules<EnedisRefusal> = {
  enedis_no_data: enedis("relayed", true, VERBATIM),
  enedis_no_consent: enedis("relayed", false, ASKING_ENEDIS),
  enedis_not_holder: enedis("relayed", false, ASKING_ENEDIS),
  enedis_wrong_direction: enedis("relayed", false, ASKING_ENEDIS),
  enedis_load_curve_off: enedis("relayed", false, VERBATIM),
  enedis_before_activation: enedis("relayed", false, VERBATIM),
  enedis_no_such_point: enedis("relayed", false, ASKING_ENEDIS),
  enedis_invalid_request: enedis("relayed", false, ASKING_ENEDIS),
  enedis_not_subscribed: enedis("relayed", false, ASKING_ENEDIS),
  enedis_technical_error: enedis("relayed", true, ASKING_ENEDIS),
  enedis_unavailable: enedis("relayed", true, ASKING_ENEDIS),
  enedis_unknown: enedis("relayed", false, ASKING_ENEDIS),
  enedis_quota: enedis("relayed", true, ASKING_ENEDIS),
  enedis_down: enedis(503, true, ASKING_ENEDIS),
  enedis_timeout: enedis(504, true, ASKING_ENEDIS),
  enedis_unreachable: enedis(502, true, ASKING_ENEDIS),
  enedis_malformed_answer: enedis(502, true, ASKING_ENEDIS),
  enedis_oversized_answer: enedis(502, true, ASKING_ENEDIS),
  // Well formed, in words without a meaning here yet: it leaves a member of a meter's description out, nothing else.
  enedis_not_understood: { status: 502, origin: "gateway", retryable: false, on: NOWHERE },
  enedis_token_unavailable: enedis(503, true, ASKING_ENEDIS),
};

const answer = (status: number, error: string, error_description: string): UpstreamError => ({
  status,
  body: { error, error_description },
});

export const ENEDIS_SAMPLES: Samples<EnedisRefusal> = {
  enedis_no_data: {
    upstream: answer(404, "no_data_found", "no measure found for this usage point"),
  },
  enedis_no_consent: {
    upstream: answer(403, "ADAM-DC-0008", "Le client n'est pas autorisé pour le point demandé."),
  },
  enedis_not_holder: {
    upstream: answer(403, "ADAM-DC-0007", "Le client n'est pas titulaire du point demandé."),
  },
  enedis_wrong_direction: {
    upstream: answer(400, "ADAM-ERR0069", "Le sens de la mesure ne correspond pas pour le PRM demandé."),
  },
  enedis_load_curve_off: {
    upstream: answer(400, "ADAM-ERR0075", "The customer objected to the load curve recording"),
  },
  enedis_before_activation: {
    upstream: answer(
      400,
      "ADAM-ERR0123",
      "The requested period cannot be anterior to the meter's last activation date",
    ),
  },
  enedis_no_such_point: {
    upstream: answer(400, "ADAM-ERR0155", "Demande non recevable : point inexistant."),
  },
  enedis_invalid_request: {
    upstream: answer(400, "Invalid_request", "Start date should be before end date."),
  },
  enedis_not_subscribed: {
    upstream: { status: 403, body: { code: "900908", message: "Resource forbidden" } },
  },
  enedis_technical_error: {
    upstream: answer(500, "technical_error", "Technical error. Please try later."),
  },
  enedis_unavailable: { upstream: { status: 503, body: null } },
  enedis_unknown: { upstream: answer(400, "ADAM-ERR9999", "An error nobody has seen before.") },
  enedis_quota: {
    upstream: { status: 429, body: { code: "900804", message: "Message throttled out" } },
    retryAfterMs: 900_000,
  },
  enedis_down: { retryAfterMs: 30_000 },
  enedis_timeout: {},
  enedis_unreachable: {},
  enedis_malformed_answer: {},
  enedis_oversized_answer: {},
  enedis_not_understood: {},
  enedis_token_unavailable: {},
};
