import { inWords } from "./durations.ts";
import type { Settling } from "./refusal.ts";
import type { ProgramTexts } from "./texts.ts";

const RETRY_LATER = "Try again later: nothing has to change in your request.";
const OPERATOR = 'Report it to whoever runs this gateway, with the incident number ("instance").';

const ADDED = { token_invalid: "invalid", token_expired: "expired", token_revoked: "revoked" } as const;
const unlessFresh = (remedy: string) => (refusal: { readonly settles?: Settling }) =>
  refusal.settles === undefined
    ? remedy
    : "Your consent is less than a day old: Enedis may take up to 24 hours to make it work. Keep your token and try again later; nothing has to be done again.";

/** Every refusal that a program can meet, in English, for callers whose `Accept-Language` prefers it. */
export const REFUSALS_EN: ProgramTexts = {
  authorization_missing: {
    title: "Token missing",
    detail: () => "The request carries no Authorization header.",
    remedy: 'Add the header "Authorization: Bearer" followed by your token.',
  },
  token_invalid: {
    title: "Invalid token",
    detail: () => "This is not a token that this gateway recognises.",
    remedy: "Check that it was copied whole, without spaces, or get a new one from the home page.",
  },
  token_expired: {
    title: "Expired token",
    detail: () => "The life of this token is over.",
    remedy: "Give your consent again from the home page to get a new token.",
  },
  token_revoked: {
    title: "Revoked token",
    detail: () => "This token was revoked: it opens nothing any more.",
    remedy: "Give your consent again from the home page to get a new token.",
  },
  usage_point_not_covered: {
    title: "This token does not open this meter",
    detail: () => "The requested usage point is not among those that this token opens.",
    remedy: "Check the PRM, or give your consent for this meter.",
  },
  scope_insufficient: {
    title: "This token does not open this measure",
    detail: ({ needed }) => `This token was narrowed; this measure needs "${needed}".`,
    remedy: "Use a token that is less narrow, or give your consent again to get one.",
  },
  parameter_missing: {
    title: "Missing parameter",
    detail: ({ parameter }) => `The parameter "${parameter}" is required.`,
    remedy: "Add this parameter to the request.",
  },
  parameter_repeated: {
    title: "Repeated parameter",
    detail: ({ parameter }) => `The parameter "${parameter}" is given more than once.`,
    remedy: "Give each parameter once.",
  },
  parameter_not_allowed: {
    title: "Invalid parameter",
    detail: ({ parameter, allowed }) => `The parameter "${parameter}" accepts: ${allowed.join(", ")}.`,
    remedy: "Choose one of these values.",
  },
  usage_point_malformed: {
    title: "Invalid PRM",
    detail: ({ parameter }) => `The parameter "${parameter}" must be 14 digits.`,
    remedy: "Copy the PRM from your bill or your meter: 14 digits, spaces allowed.",
  },
  date_malformed: {
    title: "Invalid date",
    detail: ({ parameter }) => `The parameter "${parameter}" must be a date that exists, written YYYY-MM-DD.`,
    remedy: "Write for example 2026-01-31.",
  },
  period_reversed: {
    title: "Empty period",
    detail: () => "The end must come after the start; the end day itself is excluded.",
    remedy: "For a single day, give the next day as the end.",
  },
  period_in_future: {
    title: "Period in the future",
    detail: () => "The end cannot be later than today (Paris time).",
    remedy: "Give today as the end: data goes up to yesterday.",
  },
  period_too_long: {
    title: "Period too long",
    detail: ({ maxDays }) => `A load curve is asked for by periods of at most ${maxDays} days.`,
    remedy: "Cut the period into several requests.",
  },
  period_too_old: {
    title: "Period too old",
    detail: ({ earliest }) => `Enedis gives nothing before ${earliest} for this measure.`,
    remedy: "Ask for a more recent period.",
  },
  body_too_large: {
    title: "Request too long",
    detail: ({ maxBytes }) => `The body of the request cannot exceed ${maxBytes / 1024} KiB.`,
    remedy: "Send only the members that the documentation names.",
  },
  body_malformed: {
    title: "Unreadable request body",
    detail: ({ allowed }) =>
      `The body of the request must be a JSON object of texts, whose members are among: ${allowed.join(", ")}.`,
    remedy: "Put only these members in it, with strings for values.",
  },
  name_malformed: {
    title: "Invalid token name",
    detail: ({ maxCharacters }) => `The name of a token has 1 to ${maxCharacters} visible characters, on one line.`,
    remedy: "Choose a shorter or simpler name.",
  },
  scope_widened: {
    title: "A token is never widened",
    detail: () => "The new token would open what this one does not.",
    remedy: "Ask for a narrower scope, or give your consent again for a whole token.",
  },
  scopes_disjoint: {
    title: "Tokens with nothing in common",
    detail: () => "These two tokens have no measure in common: the merged one would open nothing.",
    remedy: "Keep both tokens, or merge tokens that are less narrow.",
  },
  meters_too_many: {
    title: "Too many meters for one token",
    detail: ({ most }) => `A token opens ${most} meters at most.`,
    remedy: "Keep several tokens.",
  },
  added_token_refused: {
    title: "The token to add is refused",
    detail: ({ why }) => `The token given in the body of the request is ${ADDED[why]}.`,
    remedy: "Give two valid tokens, each copied whole.",
  },
  too_many_tokens: {
    title: "Too many tokens asked for",
    detail: ({ retryAfterMs }) =>
      `This meter gave many tokens in a short time. The next is possible in ${inWords(retryAfterMs, "en")}.`,
    remedy: "Keep those you have: each serves until its end, as often as you like.",
  },
  method_not_allowed: {
    title: "Method not allowed",
    detail: ({ allow }) => `This address accepts: ${allow}.`,
    remedy: "Use one of these methods.",
  },
  route_not_found: {
    title: "Unknown address",
    detail: () => "There is nothing at this address.",
    remedy: 'Check the address: "GET /api" lists them.',
  },
  outside_eu: {
    title: "Outside the European Union",
    detail: () => "This request reached a data centre outside the European Union.",
    remedy: "Call the gateway from within the European Union: the data does not leave it.",
  },

  quota_shared: {
    title: "The waiting line is full",
    detail: ({ retryAfterMs }) =>
      `The quota of calls to Enedis, shared by everyone, is taken. Your turn is in ${inWords(retryAfterMs, "en")}.`,
    remedy: "Come back at that instant (Retry-After header): a place is kept for you.",
  },
  quota_meter: {
    title: "This meter's calls of the day are used up",
    detail: ({ retryAfterMs }) =>
      `This meter has made all its calls of the day. The next are possible in ${inWords(retryAfterMs, "en")}.`,
    remedy: "Ask for longer periods in fewer calls: yesterday's data changes only once a day.",
  },
  quota_loop: {
    title: "A program in a loop",
    detail: ({ retryAfterMs }) =>
      `The same question comes again and again for this meter. It is paused for ${inWords(retryAfterMs, "en")}.`,
    remedy: "Correct the program: it must wait as long as told (Retry-After header) before it asks again.",
  },
  gate_unreachable: {
    title: "Gateway briefly unavailable",
    detail: () => "The keeper of the quota does not answer; no call is made without it.",
    remedy: RETRY_LATER,
  },
  internal_error: {
    title: "Gateway error",
    detail: () => "Something unforeseen happened here; your request is not to blame.",
    remedy: OPERATOR,
  },

  enedis_no_data: {
    title: "No data",
    detail: () => "Enedis has no reading for this meter over this period.",
    remedy:
      "A day's data arrives on the next day from 8:00, sometimes later. For the load curve, check that its collection is on in your Enedis account.",
  },
  enedis_no_consent: {
    title: "No consent",
    detail: () => "Enedis finds no consent in force for this meter.",
    remedy: unlessFresh("Give it again from the home page."),
  },
  enedis_not_holder: {
    title: "Holder not recognised",
    detail: () => "For Enedis, the person who consented does not hold this meter.",
    remedy: unlessFresh("If you moved or changed contracts, give your consent again."),
  },
  enedis_wrong_direction: {
    title: "Direction of the measure",
    detail: () => "This meter does not measure in the requested direction (consumption or production).",
    remedy: "Ask for the other direction, or use the production PRM if it is a different one.",
  },
  enedis_load_curve_off: {
    title: "Load curve not collected",
    detail: () => "The recording of the load curve is off for this meter.",
    remedy: "Switch on the recording and collection of hourly consumption in your Enedis account.",
  },
  enedis_before_activation: {
    title: "Before activation",
    detail: () => "The period starts before the meter was activated.",
    remedy: "Ask for a more recent period.",
  },
  enedis_invalid_request: {
    title: "Request refused by Enedis",
    detail: () => "Enedis finds the request incorrect; its answer is enclosed.",
    remedy: 'Read what Enedis answered (member "error") and correct the request.',
  },
  enedis_not_subscribed: {
    title: "Enedis service not subscribed",
    detail: () => "This gateway has not yet subscribed to this service at Enedis.",
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
    detail: () => "Enedis answered with an error that this gateway does not know; its answer is enclosed.",
    remedy: OPERATOR,
  },
  enedis_down: {
    title: "Enedis does not answer",
    detail: ({ retryAfterMs }) =>
      `The latest calls to Enedis all failed. The gateway tries again in ${inWords(retryAfterMs, "en")}.`,
    remedy: RETRY_LATER,
  },
  enedis_quota: {
    title: "Enedis quota reached",
    detail: ({ retryAfterMs }) => `Enedis takes no more calls for ${inWords(retryAfterMs, "en")}.`,
    remedy: "Come back at that instant (Retry-After header).",
  },
  enedis_timeout: {
    title: "Enedis does not answer",
    detail: () => "Enedis did not answer in time.",
    remedy: RETRY_LATER,
  },
  enedis_unreachable: {
    title: "Enedis unreachable",
    detail: () => "The connection with Enedis failed or broke off.",
    remedy: RETRY_LATER,
  },
  enedis_malformed_answer: {
    title: "Unreadable answer from Enedis",
    detail: () => "Enedis's answer does not have the agreed shape.",
    remedy: RETRY_LATER,
  },
  enedis_oversized_answer: {
    title: "Oversized answer from Enedis",
    detail: () => "Enedis's answer is beyond any reasonable size; it was not read.",
    remedy: RETRY_LATER,
  },
  enedis_token_unavailable: {
    title: "Access to Enedis unavailable",
    detail: () => "Enedis does not grant this gateway the access it needs.",
    remedy: RETRY_LATER,
  },
};
