import * as z from "zod/mini";
import { jsonAnswer, type Operation, TAGS } from "../../shared/openapi/operation.ts";
import { described, type NamedSchema } from "../../shared/openapi/schema.ts";
import { scopeSchema } from "../../shared/openapi/tokens.ts";
import type { RefusalCode } from "../../shared/refusals/refusal.ts";
import { MOST_NAME_CHARACTERS } from "../../shared/refusals/token.ts";
import { NAME_PATTERN } from "../../shared/token/name.ts";
import { SCOPE_PATTERN, SCOPE_WORDS } from "../../shared/token/scope.ts";
import { DEVICE_GRANT } from "./token.ts";

const DEVICE_CODES: NamedSchema = {
  name: "DeviceCodes",
  schema: () =>
    z
      .object({
        device_code: described("For the device alone; it polls with it."),
        user_code: described("Eight letters in two groups, for the person."),
        verification_uri: z.url().check(z.meta({ description: "Where the person types the code." })),
        expires_in: z.int().check(z.meta({ description: "Seconds: ten minutes." })),
        interval: z.int().check(z.meta({ description: "Seconds between two polls." })),
      })
      .check(z.meta({ description: "The members of RFC 8628 §3.2. The address never holds the code." })),
};

const DEVICE_TOKEN: NamedSchema = {
  name: "DeviceToken",
  schema: () =>
    z
      .object({
        access_token: described("The token, to keep like a password."),
        token_type: z.literal("Bearer"),
        expires_in: z.int().check(z.meta({ description: "Seconds: at most three years." })),
        scope: scopeSchema(),
      })
      .check(z.meta({ description: "The members of RFC 6749 §5.1." })),
};

const OAUTH_ERROR: NamedSchema = {
  name: "OAuthError",
  schema: () =>
    z
      .object({
        error: z.enum([
          "invalid_request",
          "invalid_client",
          "invalid_grant",
          "unsupported_grant_type",
          "invalid_scope",
          "authorization_pending",
          "slow_down",
          "access_denied",
          "expired_token",
          "temporarily_unavailable",
        ]),
        error_description: described("For a developer, in English."),
      })
      .check(z.meta({ description: "The members of RFC 6749 §5.2, with the codes of RFC 8628 §3.5." })),
};

const refusedWith = (error: string, description: string, meaning: string) =>
  jsonAnswer(OAUTH_ERROR, meaning, { error, error_description: description });

/** A refusal that a check before the endpoint may give, too: as a problem document. */
const refusedEitherWay = (error: string, code: RefusalCode, description: string, meaning: string) => {
  const { content } = refusedWith(error, description, meaning) as { readonly content: object };
  const examples = { [code]: { $ref: `#/components/examples/v2.${code}` } };
  const problem = { schema: { $ref: "#/components/schemas/Problem" }, examples };
  return { description: meaning, content: { ...content, "application/problem+json": problem } };
};

const REFUSALS = {
  "401": refusedWith(
    "invalid_client",
    "Clients are public here: send client_id alone",
    "A client that proves who it is: clients are public here.",
  ),
  "403": refusedEitherWay(
    "invalid_request",
    "tls_required",
    "Outside the EU",
    "The request came without TLS, or from outside the EU.",
  ),
  "404": refusedWith("invalid_request", "Unknown address", "This gateway has no public address, which pairing needs."),
  "405": refusedWith("invalid_request", "Method not allowed", "Only POST."),
  "413": refusedWith("invalid_request", "Body too large", "A form of at most 4 000 bytes."),
  "429": refusedEitherWay(
    "temporarily_unavailable",
    "too_many_requests",
    "Too many requests",
    "Too often from one address: see `Retry-After`.",
  ),
  "500": refusedEitherWay("temporarily_unavailable", "internal_error", "Internal error", "A fault of the gateway."),
  "503": refusedWith("temporarily_unavailable", "Gateway busy", "Try again at `Retry-After`."),
};

const clientId = {
  type: "string",
  description: "The name of the program, as its owner reads it.",
  minLength: 1,
  maxLength: MOST_NAME_CHARACTERS,
  pattern: NAME_PATTERN,
  examples: ["Ma box"],
};

const form = (required: readonly string[], properties: object) => ({
  required: true,
  content: { "application/x-www-form-urlencoded": { schema: { type: "object", required, properties } } },
});

export const describeDeviceAuthorization = (): Operation => ({
  path: "/api/v2/device_authorization",
  method: "post",
  operationId: "authorizeDevice",
  tag: TAGS.tokens,
  summary: "A code for a device without a browser (RFC 8628)",
  description:
    "Its owner types the code on `/appareil`, in any browser, and agrees there. `/.well-known/oauth-authorization-server` (RFC 8414) lists the addresses for OAuth libraries.",
  isPublic: true,
  requestBody: form(["client_id"], {
    client_id: clientId,
    scope: {
      type: "string",
      description: `What the device wants to read, in words separated by spaces: ${SCOPE_WORDS.join(", ")}; everything without it.`,
      // A parameter without a value is as if it were not there (RFC 6749 §3.2).
      pattern: `^$|${SCOPE_PATTERN}`,
      examples: ["consumption daily"],
    },
  }),
  responses: {
    "200": jsonAnswer(DEVICE_CODES, "The codes, good for ten minutes.", {
      device_code: "1764500400000.…",
      user_code: "BCDF-GHJK",
      verification_uri: "https://conso.example/appareil",
      expires_in: 600,
      interval: 5,
    }),
    "400": refusedWith("invalid_scope", "scope has an unknown word", "The form is not as documented."),
    ...REFUSALS,
  },
  schemas: [DEVICE_CODES, OAUTH_ERROR],
});

export const describeDeviceToken = (): Operation => ({
  path: "/api/v2/token",
  method: "post",
  operationId: "deviceToken",
  tag: TAGS.tokens,
  summary: "The token of a device, once its owner has agreed (RFC 8628)",
  description:
    "Poll at the `interval`. `authorization_pending`: not yet. `slow_down`: five seconds longer from now on. `access_denied`, `expired_token`, `invalid_grant`: begin again. A token is given once, and opens what was asked at most.",
  isPublic: true,
  requestBody: form(["grant_type", "client_id", "device_code"], {
    grant_type: { type: "string", const: DEVICE_GRANT },
    client_id: { ...clientId, description: "The same as before." },
    device_code: { type: "string", minLength: 1, description: "What `/api/v2/device_authorization` gave." },
  }),
  responses: {
    "200": jsonAnswer(DEVICE_TOKEN, "The token. The code is used up.", {
      access_token: "eyJhbGciOiJIUzI1NiIs…",
      token_type: "Bearer",
      expires_in: 94_608_000,
      scope: "consumption daily",
    }),
    "400": refusedWith("authorization_pending", "The person has not finished yet", "Not yet, or never: see `error`."),
    ...REFUSALS,
  },
  schemas: [DEVICE_TOKEN, OAUTH_ERROR],
});
