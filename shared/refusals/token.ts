import {
  ASKING_ENEDIS,
  client,
  ISSUING,
  type Rules,
  type Samples,
  SIMULATING,
  TAKING_A_TOKEN,
  WITH_A_METER_QUERY,
} from "./rule.ts";

/** The longest body that a token route reads: two tokens and a name, several times over. */
export const MOST_BODY_BYTES = 32_768;
/** The longest name of a token: enough for "Home Assistant, maison de campagne"; it travels in every request. */
export const MOST_NAME_CHARACTERS = 40;
/** The most meters that one token opens. */
export const MOST_METERS = 10;

/** What is wrong with a text that should be a token: with the text, not with the token or the consent behind it. */
export type TokenFault =
  | "nothing"
  | "other_scheme"
  | "not_a_token"
  | "several"
  | "start_missing"
  | "end_missing"
  | "added"
  | "shortened"
  | "characters";

/** Refusals about the token that a request presents, or the one it asks for. */
export type TokenRefusal =
  | { readonly code: "authorization_missing" }
  | { readonly code: "token_invalid"; readonly fault?: TokenFault }
  | { readonly code: "token_malformed"; readonly fault: TokenFault | null }
  | { readonly code: "token_expired" }
  | { readonly code: "token_revoked" }
  | { readonly code: "usage_point_not_covered" }
  | { readonly code: "scope_insufficient"; readonly needed: string }
  | { readonly code: "body_too_large"; readonly maxBytes: number }
  | { readonly code: "body_malformed"; readonly allowed: readonly string[] }
  | { readonly code: "name_malformed"; readonly maxCharacters: number }
  | { readonly code: "scope_widened" }
  | { readonly code: "scopes_disjoint" }
  | { readonly code: "meters_too_many"; readonly most: number }
  | {
      readonly code: "added_token_refused";
      readonly why: "token_invalid" | "token_expired" | "token_revoked";
      readonly fault?: TokenFault;
    }
  | { readonly code: "too_many_tokens"; readonly retryAfterMs: number };

export const TOKEN_RULES: Rules<TokenRefusal> = {
  authorization_missing: client(
    400,
    TAKING_A_TOKEN.filter((area) => area !== "simulation"),
    { v2: 401 },
  ),
  token_invalid: client(401, TAKING_A_TOKEN),
  token_malformed: client(400, ["revocation"]),
  token_expired: client(401, TAKING_A_TOKEN),
  token_revoked: client(401, TAKING_A_TOKEN),
  usage_point_not_covered: client(401, ["frozen", ...WITH_A_METER_QUERY, "meter impact"], { v2: 403 }),
  scope_insufficient: client(401, ASKING_ENEDIS, { v2: 403 }),
  body_too_large: client(413, [...ISSUING, ...SIMULATING, "revocation"]),
  body_malformed: client(400, ISSUING),
  name_malformed: client(400, ISSUING),
  scope_widened: client(400, ["renewal"]),
  scopes_disjoint: client(400, ["merge"]),
  meters_too_many: client(400, ["merge"]),
  added_token_refused: client(400, ["merge"]),
  too_many_tokens: client(429, ISSUING, { retryable: true }),
};

export const TOKEN_SAMPLES: Samples<TokenRefusal> = {
  authorization_missing: {},
  token_invalid: {},
  token_malformed: { fault: "end_missing" },
  token_expired: {},
  token_revoked: {},
  usage_point_not_covered: {},
  scope_insufficient: { needed: "production daily" },
  body_too_large: { maxBytes: MOST_BODY_BYTES },
  body_malformed: { allowed: ["name", "scope"] },
  name_malformed: { maxCharacters: MOST_NAME_CHARACTERS },
  scope_widened: {},
  scopes_disjoint: {},
  meters_too_many: { most: MOST_METERS },
  added_token_refused: { why: "token_invalid" },
  too_many_tokens: { retryAfterMs: 1_800_000 },
};
