import * as z from "zod/mini";
import { MERGE_BODY, RENEW_BODY } from "../../shared/token-request.ts";
import { schemaOf } from "./schema-of.ts";

/** How a narrowed token is told what it would take. */
export const NARROWED = '`WWW-Authenticate` says which `scope` it takes, with `error="insufficient_scope"`';

/** Said with every answer to a token that is about to end. */
export const TOKEN_EXPIRES = {
  description: "When the token ends (an HTTP date). Present from 60 days before.",
  schema: { type: "string", examples: ["Fri, 22 Jan 2027 11:00:00 GMT"] },
};

const described = (description: string) => z.string().check(z.meta({ description }));
const instant = (description: string) => z.iso.datetime().check(z.meta({ description }));
const scope = described("Every word of what it opens: `consumption`, `production`, `daily`, `load_curve`.");
const name = z.nullable(described("The person's own label."));

const NEW_TOKEN = z
  .object({
    access_token: described("The new token, to keep like a password."),
    token_type: z.literal("Bearer"),
    expires_in: z.int().check(z.meta({ description: "Seconds." })),
    expires_at: instant("Never beyond the end of the consent."),
    scope,
    name,
  })
  .check(z.meta({ description: "The members of RFC 6749 §5.1, with the end as a date and the name." }));

const budget = z.nullable(
  z.object({ limit: z.int(), remaining: z.int(), window_seconds: z.int(), reset_in_seconds: z.int() }),
);

const ME = z
  .object({
    name,
    scope,
    issued_at: instant("When this token was issued."),
    expires_at: instant("When it ends."),
    consented_at: z.nullable(instant("When the consent was given; `null` on tokens that do not say.")),
    consent_ends_at: z.nullable(instant("Until when it may be renewed; `null`: until `expires_at`.")),
    meters: z.array(
      z.object({
        meter: described("Its number, masked but for the last four digits."),
        roles: z
          .array(z.enum(["consumption", "production"]))
          .check(z.meta({ description: "What it measures; empty when the consent did not say." })),
        budget: budget.check(z.meta({ description: "This meter's calls of the day." })),
      }),
    ),
    shared_budget: budget.check(z.meta({ description: "Everybody's calls of the hour." })),
  })
  .check(z.meta({ description: "What the token that asks is and opens." }));

/** The schemas these operations answer with. */
export const tokenSchemas = { NewToken: schemaOf(NEW_TOKEN), Me: schemaOf(ME) };

const problem = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
});
const answer = (description: string, schema: string) => ({
  description,
  content: { "application/json": { schema: { $ref: `#/components/schemas/${schema}` } } },
});
const REFUSALS = {
  "401": problem("The token is missing, invalid, expired or revoked."),
  "403": problem("The request reached a data centre outside the EU."),
  "503": problem("The gateway is briefly unavailable: nothing was done."),
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
      responses: { "200": answer("Nothing was asked of Enedis.", "Me"), ...REFUSALS },
    },
  },
  "/api/v2/tokens/renew": {
    post: {
      operationId: "renewToken",
      summary: "Another token in place of this one, named or narrowed if wished; never wider, never beyond the consent",
      requestBody: bodyOf(RENEW_BODY, false),
      responses: {
        "200": answer("The new token. The old one stays good: revoke it if it should not.", "NewToken"),
        "400": problem("The body is not as documented, or the scope is wider than this token's (`scope_widened`)."),
        ...REFUSALS,
      },
    },
  },
  "/api/v2/tokens/merge": {
    post: {
      operationId: "mergeTokens",
      summary: "One token for the meters of two: of each what both open, until the first of them ends",
      requestBody: bodyOf(MERGE_BODY, true),
      responses: {
        "200": answer("The merged token. Both stay good.", "NewToken"),
        "400": problem("The token to add is refused, the two have nothing in common, or there are too many meters."),
        ...REFUSALS,
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
        "400": problem("There is no `token` field, or more than one; `error` is `invalid_request`."),
        "503": REFUSALS["503"],
      },
    },
  },
};
