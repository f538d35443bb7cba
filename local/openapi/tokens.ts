import type * as z from "zod/mini";
import type { RefusalCode } from "../../shared/refusals/refusal.ts";
import { MERGE_BODY, RENEW_BODY } from "../../shared/token/request-body.ts";
import { refusedWith } from "./refusals.ts";
import { schemaOf } from "./schema-of.ts";
import { ME_EXAMPLE, NEW_TOKEN_EXAMPLE } from "./token-schemas.ts";

const answer = (description: string, schema: string, example: object) => ({
  description,
  content: { "application/json": { schema: { $ref: `#/components/schemas/${schema}` }, example } },
});

/** Refusals of the evolving API, by status. */
const refused = (description: string, ...codes: RefusalCode[]) => refusedWith(codes, description, { edition: "v2" });

/** Whoever asks, whatever for. */
const ALWAYS = {
  "403": refused("The request reached a data centre outside the EU.", "outside_eu"),
  "405": refused("Another method was meant.", "method_not_allowed"),
  "500": refused("A fault of the gateway.", "internal_error"),
  "503": refused("The gateway is briefly unavailable: nothing was done.", "gate_unreachable"),
};
const OF_THE_TOKEN = {
  "401": refused(
    "The token is missing, invalid, expired or revoked.",
    "authorization_missing",
    "token_invalid",
    "token_expired",
    "token_revoked",
  ),
};
const OF_THE_BODY = { "413": refused("The body is too long.", "body_too_large") };
const OF_A_NEW_TOKEN = {
  ...OF_THE_BODY,
  ...OF_THE_TOKEN,
  "429": refused("This meter gave many tokens in a short time: `Retry-After`.", "too_many_tokens"),
};
const bodyOf = (schema: z.core.$ZodType, required: boolean) => ({
  required,
  content: { "application/json": { schema: schemaOf(schema) } },
});

/** What can be done with a token beside reading: `/api/v2`. */
export const tokenPaths = {
  "/api/v2/me": {
    get: {
      operationId: "me",
      summary: "What this token is, what it opens and what is left to it",
      responses: { "200": answer("Nothing was asked of Enedis.", "Me", ME_EXAMPLE), ...OF_THE_TOKEN, ...ALWAYS },
    },
  },
  "/api/v2/tokens/renew": {
    post: {
      operationId: "renewToken",
      summary: "Another token in place of this one, named or narrowed if wished; never wider, never beyond the consent",
      requestBody: bodyOf(RENEW_BODY, false),
      responses: {
        "200": answer("The new token. The old one stays good: revoke it if it should not.", "NewToken", {
          ...NEW_TOKEN_EXAMPLE,
          scope: "consumption daily",
          name: "Home Assistant",
        }),
        "400": refused(
          "The body is not as documented, or the scope is wider than this token's.",
          "body_malformed",
          "name_malformed",
          "parameter_not_allowed",
          "scope_widened",
        ),
        ...OF_A_NEW_TOKEN,
        ...ALWAYS,
      },
    },
  },
  "/api/v2/tokens/merge": {
    post: {
      operationId: "mergeTokens",
      summary: "One token for the meters of two: of each what both open, until the first of them ends",
      requestBody: bodyOf(MERGE_BODY, true),
      responses: {
        "200": answer("The merged token. Both stay good.", "NewToken", NEW_TOKEN_EXAMPLE),
        "400": refused(
          "The token to add is refused, the two have nothing in common, or there are too many meters.",
          "body_malformed",
          "name_malformed",
          "added_token_refused",
          "scopes_disjoint",
          "meters_too_many",
        ),
        ...OF_A_NEW_TOKEN,
        ...ALWAYS,
      },
    },
  },
  "/api/v2/tokens/revoke": {
    post: {
      operationId: "revokeToken",
      summary: "This token opens nothing any more (RFC 7009)",
      description: "Takes effect at the next call. Tokens renewed or merged from it are tokens of their own.",
      security: [],
      requestBody: {
        required: true,
        content: {
          "application/x-www-form-urlencoded": {
            schema: {
              type: "object",
              required: ["token"],
              properties: {
                token: { type: "string" },
                token_type_hint: { type: "string", description: "Not needed." },
              },
            },
          },
        },
      },
      responses: {
        "200": { description: "Without a body, and the same for a text that is no token." },
        "400": refusedWith(
          ["parameter_missing", "parameter_repeated"],
          "There is no `token` field, or more than one; `error` is `invalid_request`.",
          { edition: "v2", error: "invalid_request" },
        ),
        ...OF_THE_BODY,
        ...ALWAYS,
      },
    },
  },
};
