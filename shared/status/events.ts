import type { EnedisFailureCode, EnedisRefusalCode, RefusalCode } from "../refusals/refusal.ts";

/** How a call to Enedis ends, as far as the status page tells endings apart. */
export const CALL_ENDINGS = [
  "readings",
  "said_no",
  "technical_error",
  "unavailable",
  "timeout",
  "unusable",
  "quota",
  "no_access",
] as const;
export type CallEnding = (typeof CALL_ENDINGS)[number];

/** Steps of a consent. */
export const CONSENT_EVENTS = ["left", "back", "declined", "failed"] as const;
export type ConsentEvent = (typeof CONSENT_EVENTS)[number];

/** What is counted. No event names a person, a meter or a reading. */
export type StatusEvent = `call:${CallEnding}` | `consent:${ConsentEvent}`;

/** How often each event happened in some span of time. */
export type EventCounts = Readonly<Partial<Record<StatusEvent, number>>>;

/** The endings where Enedis answered: with readings, or with the reason why there are none. */
export const ANSWERED: readonly CallEnding[] = ["readings", "said_no"];

const ENDINGS: Partial<Record<RefusalCode, CallEnding>> = {
  enedis_no_data: "said_no",
  enedis_no_consent: "said_no",
  enedis_not_holder: "said_no",
  enedis_wrong_direction: "said_no",
  enedis_load_curve_off: "said_no",
  enedis_before_activation: "said_no",
  enedis_no_such_point: "said_no",
  enedis_invalid_request: "said_no",
  enedis_unknown: "said_no",
  enedis_not_subscribed: "no_access",
  enedis_token_unavailable: "no_access",
  enedis_technical_error: "technical_error",
  enedis_unavailable: "unavailable",
  enedis_unreachable: "unavailable",
  enedis_timeout: "timeout",
  enedis_malformed_answer: "unusable",
  enedis_oversized_answer: "unusable",
  enedis_not_understood: "unusable",
  enedis_quota: "quota",
} satisfies Record<EnedisRefusalCode | EnedisFailureCode | "enedis_quota", CallEnding>;

/** How the call behind a refusal ended; `null` when no call was made. */
export const endingOf = (code: RefusalCode): CallEnding | null => ENDINGS[code] ?? null;
