import { inWords } from "./durations.ts";
import type { EnedisRefusal, Settling } from "./enedis.ts";
import { OPERATOR, RETRY_LATER } from "./phrases.en.ts";
import type { Texts } from "./text.ts";

const unlessFresh = (remedy: string) => (refusal: { readonly settles?: Settling }) =>
  refusal.settles === undefined
    ? remedy
    : "Your consent is less than a day old: Enedis can take up to 24 hours to activate it. Keep your token and try again later; you do not have to start over.";

export const ENEDIS_EN: Texts<EnedisRefusal> = {
  enedis_no_data: {
    title: "No data",
    detail: () => "Enedis has no reading for this meter over this period.",
    remedy:
      "The data of a day arrives the next day from 8:00, sometimes later. For the load curve, check in your Enedis account that its collection is switched on.",
  },
  enedis_no_consent: {
    title: "No consent",
    detail: () => "Enedis finds no active consent for this meter.",
    remedy: unlessFresh("Give it again from the home page."),
  },
  enedis_not_holder: {
    title: "Holder not recognised",
    detail: () => "According to Enedis, the person who consented is not the holder of this meter.",
    remedy: unlessFresh("If you moved or changed contracts, give your consent again."),
  },
  enedis_wrong_direction: {
    title: "This meter does not measure that direction",
    detail: () => "This meter does not measure in the requested direction (consumption or production).",
    remedy: "Ask for the other direction, or use the production PRM if it is a different one.",
  },
  enedis_load_curve_off: {
    title: "Load curve not collected",
    detail: () => "The load curve of this meter is not recorded.",
    remedy: "Switch on the recording and collection of hourly consumption in your Enedis account.",
  },
  enedis_before_activation: {
    title: "Before activation",
    detail: () => "The period starts before the meter was activated.",
    remedy: "Ask for a more recent period.",
  },
  enedis_no_such_point: {
    title: "Point unknown to Enedis",
    detail: () =>
      "Enedis answers that this usage point does not exist; it says so of meters that it does not read, too.",
    remedy:
      'Check the PRM. If it is right, the meter does not communicate or is not supplied: "GET /api/v2/meters" shows what Enedis knows of it.',
  },
  enedis_invalid_request: {
    title: "Request refused by Enedis",
    detail: () => "Enedis rejects the request; its answer is included.",
    remedy: 'Read what Enedis answered (member "error") and correct the request.',
  },
  enedis_not_subscribed: {
    title: "Enedis service not subscribed",
    detail: () => "This gateway has not subscribed to this Enedis service yet.",
    remedy: OPERATOR,
  },
  enedis_technical_error: {
    title: "Enedis technical error",
    detail: () => "Enedis answered with a technical error.",
    remedy: unlessFresh(RETRY_LATER),
  },
  enedis_unavailable: {
    title: "Enedis unavailable",
    detail: () => "Enedis's service is down or under maintenance.",
    remedy: RETRY_LATER,
  },
  enedis_unknown: {
    title: "Refused by Enedis",
    detail: () => "Enedis answered with an error that this gateway does not know; its answer is included.",
    remedy: OPERATOR,
  },
  enedis_quota: {
    title: "Enedis quota reached",
    detail: ({ retryAfterMs }) => `Enedis accepts no more calls for ${inWords(retryAfterMs, "en")}.`,
    remedy: "Come back at that instant (Retry-After header).",
  },
  enedis_down: {
    title: "Enedis does not answer",
    detail: ({ retryAfterMs }) =>
      `All recent calls to Enedis failed. The gateway tries again in ${inWords(retryAfterMs, "en")}.`,
    remedy: RETRY_LATER,
  },
  enedis_timeout: {
    title: "Enedis does not answer",
    detail: () => "Enedis did not answer in time.",
    remedy: RETRY_LATER,
  },
  enedis_unreachable: {
    title: "Enedis unreachable",
    detail: () => "The connection to Enedis failed or was interrupted.",
    remedy: RETRY_LATER,
  },
  enedis_malformed_answer: {
    title: "Unreadable answer from Enedis",
    detail: () => "The answer does not have the documented shape.",
    remedy: RETRY_LATER,
  },
  enedis_oversized_answer: {
    title: "Oversized answer from Enedis",
    detail: () => "The answer is larger than any real one; it was not read.",
    remedy: RETRY_LATER,
  },
  enedis_not_understood: {
    title: "Answer from Enedis not understood",
    detail: () => "Enedis answered in a form that this gateway does not know yet.",
    remedy: OPERATOR,
  },
  enedis_token_unavailable: {
    title: "Access to Enedis unavailable",
    detail: () => "Enedis does not grant this gateway the access it needs.",
    remedy: RETRY_LATER,
  },
};
