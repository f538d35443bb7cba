import * as z from "zod/mini";
import { EVERYTHING, scopeText } from "../../shared/token/scope.ts";
import { schemaOf } from "./schema-of.ts";

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

const FULL_SCOPE = scopeText(EVERYTHING);

export const ME_EXAMPLE = {
  name: "Home Assistant",
  scope: FULL_SCOPE,
  issued_at: "2026-11-20T08:12:30.000Z",
  expires_at: "2027-11-19T23:00:00.000Z",
  consented_at: "2026-11-20T08:11:02.000Z",
  consent_ends_at: "2027-11-19T23:00:00.000Z",
  meters: [
    {
      meter: "••••••••••4270",
      roles: ["consumption"],
      budget: { limit: 500, remaining: 498, window_seconds: 86_400, reset_in_seconds: 85_396 },
    },
  ],
  shared_budget: { limit: 10_000, remaining: 9_312, window_seconds: 3_600, reset_in_seconds: 2_610 },
};

export const NEW_TOKEN_EXAMPLE = {
  access_token: "eyJhbGciOiJIUzI1NiIs…",
  token_type: "Bearer",
  expires_in: 31_449_000,
  expires_at: "2027-11-19T23:00:00.000Z",
  scope: FULL_SCOPE,
  name: null,
};

/** The schemas these operations answer with. */
export const tokenSchemas = { NewToken: schemaOf(NEW_TOKEN), Me: schemaOf(ME) };
