import type { HonoRequest } from "hono";
import { Hono } from "hono/tiny";
import { configFrom } from "../../../shared/config/config.ts";
import type { AppEnv } from "../../../shared/http/app-env.ts";
import { euOnly } from "../../../shared/http/eu-only.ts";
import { onlyParameters } from "../../../shared/http/known-parameters.ts";
import { smallBody } from "../../../shared/http/limited-body.ts";
import { postOnly } from "../../../shared/http/methods.ts";
import { refuse } from "../../../shared/http/problem.ts";
import { refuseAbout } from "../../../shared/http/request-limit.ts";
import { type Operation, TAGS } from "../../../shared/openapi/operation.ts";
import { refusalsOn } from "../../../shared/openapi/refusals.ts";
import { askGates } from "../../../shared/quota/gates.ts";
import { bearerOf } from "../../../shared/token/bearer.ts";
import { verifyToken } from "../../../shared/token/token.ts";
import { LONGEST_TOKEN, readToken, TOKEN_PATTERN } from "../../../shared/token/token-text.ts";

/** The error code of RFC 7009 §2.2.1, which is that of RFC 6749 §5.2. */
const invalidRequest = () => "invalid_request";

/**
 * `POST /api/v2/tokens/revoke` (RFC 7009): revokes the token in the form field `token`. Holding a token is enough. A token that is not
 * ours, or has expired, gets the same answer (§2.2); a text that is not a token, such as half of one, gets an error: its owner would
 * otherwise believe that the token no longer works.
 */
export const revokeToken = new Hono<AppEnv>().all(
  "/",
  postOnly,
  euOnly,
  onlyParameters([], invalidRequest),
  smallBody,
  async (c) => {
    const [text, second] = await formField(c.req, "token");
    if (text === undefined || text === "")
      return refuse(c, { code: "parameter_missing", parameter: "token", means: "other" }, invalidRequest);
    if (second !== undefined) return refuse(c, { code: "parameter_repeated", parameter: "token" }, invalidRequest);

    const read = readToken(text);
    if (!read.ok) return refuse(c, { code: "token_malformed", fault: read.fault }, invalidRequest);
    const { token } = read;
    const verified = await verifyToken(token, configFrom(c.env).tokenSecrets, Date.now());
    if (verified.ok) {
      const claims = verified.value;
      const revoked = { ...(await bearerOf(token, claims)), usagePoints: claims.usagePoints };
      const limited = await refuseAbout(c, revoked.id);
      if (limited !== null) return limited;
      const done = await askGates(c.env, (gates) => gates.revokeToken(revoked, claims.expiresAtMs));
      if (!done.ok) return refuse(c, done.refusal);
    }
    return c.body(null, 200, { "cache-control": "no-store" });
  },
);

/** Every value of a field of a form; none when the body is something else. */
async function formField(request: HonoRequest, name: string): Promise<string[]> {
  const isForm = request.header("content-type")?.startsWith("application/x-www-form-urlencoded") ?? false;
  return isForm ? (await request.formData()).getAll(name).filter((value) => typeof value === "string") : [];
}

export const describeRevokeToken = (): Operation => ({
  path: "/api/v2/tokens/revoke",
  method: "post",
  operationId: "revokeToken",
  tag: TAGS.tokens,
  summary: "Revokes this token (RFC 7009)",
  description: "Takes effect at the next call. Tokens renewed or merged from it are tokens of their own.",
  isPublic: true,
  requestBody: {
    required: true,
    content: {
      "application/x-www-form-urlencoded": {
        schema: {
          type: "object",
          required: ["token"],
          properties: {
            token: {
              type: "string",
              description: "The token to revoke; the headers and quotes that it is pasted with are ignored.",
              pattern: TOKEN_PATTERN,
              maxLength: LONGEST_TOKEN,
            },
            token_type_hint: { type: "string", description: "Not needed." },
          },
        },
      },
    },
  },
  responses: {
    "200": { description: "Without a body, and the same for a token that is not ours or has expired." },
    ...refusalsOn(
      "revocation",
      {
        "400":
          "There is no `token` field, or more than one, its text is not a token, or the address has a parameter; `error` is `invalid_request`.",
      },
      { error: "invalid_request" },
    ),
  },
});
