import * as z from "zod/mini";
import { EVERYTHING, scopeText } from "../token/scope.ts";
import { described, instant, type NamedSchema } from "./schema.ts";

/** The words of a scope, as answers give them. */
export const scopeSchema = () =>
  described("Each word of what the token opens: `consumption`, `production`, `daily`, `load_curve`.");
export const nameSchema = () => z.nullable(described("The person's own label."));

/** A token that was just issued, in the members of RFC 6749 §5.1, with its end as a date and its name. */
export const NEW_TOKEN: NamedSchema = {
  name: "NewToken",
  schema: () =>
    z
      .object({
        access_token: described("The new token, to keep like a password."),
        token_type: z.literal("Bearer"),
        expires_in: z.int().check(z.meta({ description: "Seconds." })),
        expires_at: instant("Never beyond the end of the consent."),
        scope: scopeSchema(),
        name: nameSchema(),
      })
      .check(z.meta({ description: "The members of RFC 6749 §5.1, with the end as a date and the name." })),
};

/** What can be done with the token of an answer: programs that read the document follow these. */
export const newTokenLinks = () => ({
  merge: {
    operationId: "mergeTokens",
    description: "Adds the meters of the new token to those of another.",
    requestBody: { token: "$response.body#/access_token" },
  },
  revoke: {
    operationId: "revokeToken",
    description: "Revokes the new token.",
    requestBody: { token: "$response.body#/access_token" },
  },
});

export const newTokenExample = () => ({
  access_token: "eyJhbGciOiJIUzI1NiIs…",
  token_type: "Bearer",
  expires_in: 31_449_000,
  expires_at: "2027-11-19T23:00:00.000Z",
  scope: scopeText(EVERYTHING),
  name: null,
});
