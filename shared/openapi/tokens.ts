import * as z from "zod/mini";
import { EVERYTHING, scopeText } from "../token/scope.ts";
import { v2Refusal } from "./refusals.ts";
import { described, instant, type NamedSchema } from "./schema.ts";

/** The refusals that every route about tokens may answer, by status. */
export const tokenRouteRefusals = () => ({
  "403": v2Refusal(
    "The request reached a data centre outside the EU, or came without TLS.",
    "outside_eu",
    "tls_required",
  ),
  "405": v2Refusal("The address takes another method.", "method_not_allowed"),
  "429": v2Refusal("Too many requests in a minute, of this address or about this token.", "too_many_requests"),
  "500": v2Refusal("A fault of the gateway.", "internal_error"),
  "503": v2Refusal("The gateway is briefly unavailable: nothing was done.", "gate_unreachable"),
});

export const bearerRefusals = () => ({
  "401": v2Refusal(
    "The token is missing, invalid, expired or revoked.",
    "authorization_missing",
    "token_invalid",
    "token_expired",
    "token_revoked",
  ),
});

export const bodyRefusals = () => ({ "413": v2Refusal("The body is too long.", "body_too_large") });

/** The refusals of a route that issues a token. */
export const newTokenRefusals = () => ({
  ...bodyRefusals(),
  ...bearerRefusals(),
  ...tokenRouteRefusals(),
  "429": v2Refusal(
    "Many tokens of this meter in a short time, or too many requests in a minute: `Retry-After`.",
    "too_many_tokens",
    "too_many_requests",
  ),
});

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

export const newTokenExample = () => ({
  access_token: "eyJhbGciOiJIUzI1NiIs…",
  token_type: "Bearer",
  expires_in: 31_449_000,
  expires_at: "2027-11-19T23:00:00.000Z",
  scope: scopeText(EVERYTHING),
  name: null,
});
