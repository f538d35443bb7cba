import { inWords } from "./durations.ts";
import type { Texts } from "./text.ts";
import type { TokenRefusal } from "./token.ts";

const ADDED = { token_invalid: "invalid", token_expired: "expired", token_revoked: "revoked" } as const;

export const TOKEN_EN: Texts<TokenRefusal> = {
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
};
