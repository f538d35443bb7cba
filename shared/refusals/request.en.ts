import { inWords } from "./durations.ts";
import type { Instead, RequestRefusal } from "./request.ts";
import type { Texts } from "./text.ts";

/** What came too often, by who sent it. */
const TOO_MUCH = {
  address: "Too many requests in one minute from your address",
  token: "Too many requests in one minute about this token",
  bytes: "Your address has sent too much without a token in one minute",
} as const;

/** What a block is about. */
const BLOCKED = {
  meter: "access to this meter",
  token: "access with this token",
  network: "access from your network",
} as const;

function inPlace(instead: Instead): string {
  if (instead === "format") return 'The format is the end of the address (".csv", ".jsonl") or the header "Accept".';
  if (instead === "token")
    return 'A token goes into the header "Authorization: Bearer", or to revoke it into the form; never into an address.';
  return instead === null ? "Leave this parameter out." : `Write "${instead.parameter}" instead.`;
}

export const REQUEST_EN: Texts<RequestRefusal> = {
  parameter_missing: {
    title: "Missing parameter",
    detail: ({ parameter }) => `The parameter "${parameter}" is required.`,
    remedy: "Add this parameter to the request.",
  },
  parameter_repeated: {
    title: "Repeated parameter",
    detail: ({ parameter }) => `The parameter "${parameter}" is given more than once.`,
    remedy: "Send each parameter once.",
  },
  parameter_not_allowed: {
    title: "Invalid parameter",
    detail: ({ parameter, allowed }) => `The parameter "${parameter}" accepts: ${allowed.join(", ")}.`,
    remedy: "Choose one of these values.",
  },
  parameter_unknown: {
    title: "Unknown parameter",
    detail: ({ parameter, known }) =>
      known.length === 0
        ? `This address takes no parameter, and "${parameter}" is not read.`
        : `This address has no parameter "${parameter}". It has: ${known.join(", ")}.`,
    remedy: ({ instead }) => inPlace(instead),
  },
  parameters_exclusive: {
    title: "Parameters that exclude each other",
    detail: ({ parameters: [one, other] }) => `The parameters "${one}" and "${other}" cannot be given together.`,
    remedy: "Give one of the two, with or without the end.",
  },
  price_ambiguous: {
    title: "Ambiguous price",
    detail: () => 'A comma separates two prices: "HP:0,21" would be 0 € for HP, and 21 € for every other register.',
    remedy: 'Write a price with a point: "0.2016", or "HP:0.2146,HC:0.1696".',
  },
  usage_point_malformed: {
    title: "Invalid PRM",
    detail: ({ parameter }) => `The parameter "${parameter}" must be 14 digits.`,
    remedy: ({ lacksItsZero }) =>
      lacksItsZero === true
        ? "This number has 13 digits: a spreadsheet probably removed the zero at its start. Put it back, or copy the PRM from your bill."
        : "Copy the PRM from your bill or your meter: 14 digits, spaces allowed.",
  },
  date_malformed: {
    title: "Invalid date",
    detail: ({ parameter }) => `The parameter "${parameter}" must be an existing date in the form YYYY-MM-DD.`,
    remedy: "For example: 2026-01-31.",
  },
  period_reversed: {
    title: "Empty period",
    detail: () => "The end must be after the start; the end day is excluded.",
    remedy: "For a single day, use the next day as the end.",
  },
  period_in_future: {
    title: "Period in the future",
    detail: () => "The end cannot be later than today (Paris time).",
    remedy: "Use today as the end: data is available up to yesterday.",
  },
  no_whole_day: {
    title: "No whole day",
    detail: () =>
      "These readings have one value for each day in Paris, and this window holds no whole day that is over.",
    remedy: "Give days as start and end (2026-10-01), or a longer window.",
  },
  period_too_long: {
    title: "Period too long",
    detail: ({ maxDays }) => `A load curve covers at most ${maxDays} days per request.`,
    remedy: "Split the period into several requests.",
  },
  period_too_old: {
    title: "Period too old",
    detail: ({ earliest }) => `Enedis has no data before ${earliest} for this measure.`,
    remedy: "Ask for a more recent period.",
  },
  method_not_allowed: {
    title: "Method not allowed",
    detail: ({ allow }) => `This address accepts: ${allow}.`,
    remedy: "Use one of these methods.",
  },
  route_not_found: {
    title: "Unknown address",
    detail: () => "There is nothing at this address.",
    remedy: 'Check the address: "GET /api" lists all of them.',
  },
  outside_eu: {
    title: "Outside the European Union",
    detail: () => "This request reached a data centre outside the European Union.",
    remedy: "Call the gateway from within the European Union: the data does not leave it.",
  },
  tls_required: {
    title: "Connection not encrypted",
    detail: () => "This request came over http, without encryption: it was not processed.",
    remedy: "Call the address over https. If you sent a token over http, replace it and revoke it.",
  },
  blocked: {
    title: "Access suspended",
    detail: ({ what, until, reason }) =>
      `The operator of this gateway has suspended ${BLOCKED[what]} until ${until}, that day included. The reason given: "${reason}".`,
    remedy: ({ contact }) =>
      `If this is a mistake, write to ${contact ?? "the operator (page /signaler)"}: the suspension can be lifted earlier.`,
  },
  too_many_requests: {
    title: "Too many requests",
    detail: ({ per, retryAfterMs }) => `${TOO_MUCH[per]}. Try again in ${inWords(retryAfterMs, "en")}.`,
    remedy: "Space your requests: the RateLimit header says how many are left.",
  },
};
