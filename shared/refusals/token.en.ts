import { inWords } from "./durations.ts";
import type { Texts } from "./text.ts";
import type { TokenRefusal } from "./token.ts";
import { COPY_AGAIN_EN, TOKEN_FAULTS_EN } from "./token-faults.en.ts";

const ADDED = { token_invalid: "invalid", token_expired: "expired", token_revoked: "revoked" } as const;

export const TOKEN_EN: Texts<TokenRefusal> = {
  authorization_missing: {
    title: "Token missing",
    detail: () => "The request carries no Authorization header.",
    remedy: 'Add the header "Authorization: Bearer" followed by your token.',
  },
  token_invalid: {
    title: "Invalid token",
    detail: ({ fault }) =>
      fault === undefined ? "This gateway does not recognise this token." : TOKEN_FAULTS_EN[fault],
    remedy: ({ fault }) =>
      fault === undefined
        ? "Check that you copied all of it, without spaces, or get a new one from the home page."
        : COPY_AGAIN_EN,
  },
  token_malformed: {
    title: "Not the text of a token",
    detail: ({ fault }) => TOKEN_FAULTS_EN[fault ?? "not_a_token"],
    remedy: COPY_AGAIN_EN,
  },
  token_expired: {
    title: "Expired token",
    detail: () => "This token has expired.",
    remedy: "Give your consent again from the home page to get a new token.",
  },
  token_revoked: {
    title: "Revoked token",
    detail: () => "This token was revoked.",
    remedy:
      "Use another token, or give your consent again from the home page: from tomorrow on if the last consent is of today.",
  },
  usage_point_not_covered: {
    title: "This token does not give access to this meter",
    detail: () => "The token does not cover the requested usage point.",
    remedy: "Check the PRM, or give your consent for this meter.",
  },
  scope_insufficient: {
    title: "This token does not give access to this measure",
    detail: ({ needed }) => `The token is restricted; this measure needs the scope "${needed}".`,
    remedy:
      "Use a token with a wider scope, or give your consent again: from tomorrow on if the last consent is of today.",
  },
  body_too_large: {
    title: "Request too long",
    detail: ({ maxBytes }) => `The body of the request cannot exceed ${maxBytes / 1024} KiB.`,
    remedy: "Send only the members that the documentation names.",
  },
  body_malformed: {
    title: "Unreadable request body",
    detail: ({ allowed }) =>
      `The body of the request must be a JSON object of strings with only these members: ${allowed.join(", ")}.`,
    remedy: "Send only these members, with strings as values.",
  },
  name_malformed: {
    title: "Invalid token name",
    detail: ({ maxCharacters }) => `The name of a token has 1 to ${maxCharacters} visible characters, on one line.`,
    remedy: "Choose a shorter or simpler name.",
  },
  scope_widened: {
    title: "A token cannot get a wider scope",
    detail: () => "The new token would give access to more than this one.",
    remedy: "Ask for a narrower scope, or give your consent again: from tomorrow on if the last consent is of today.",
  },
  scopes_disjoint: {
    title: "Tokens with nothing in common",
    detail: () => "These two tokens have no measure in common: the merged token would give access to nothing.",
    remedy: "Keep both tokens, or merge tokens with wider scopes.",
  },
  meters_too_many: {
    title: "Too many meters for one token",
    detail: ({ most }) => `A token covers at most ${most} meters.`,
    remedy: "Use several tokens.",
  },
  added_token_refused: {
    title: "The token to add is refused",
    detail: ({ why, fault }) =>
      `The token given in the body of the request is ${ADDED[why]}.${fault === undefined ? "" : ` ${TOKEN_FAULTS_EN[fault]}`}`,
    remedy: "Send two valid tokens, each copied in full.",
  },
  too_many_tokens: {
    title: "Too many tokens requested",
    detail: ({ retryAfterMs }) =>
      `Many tokens were issued for this meter in a short time. The next one is possible in ${inWords(retryAfterMs, "en")}.`,
    remedy: "Keep the tokens you have: each one works until it expires, as often as you like.",
  },
};
