import { Hono } from "hono/tiny";
import { renewWithGate } from "../../../shared/consent/renewal.ts";
import type { AppEnv } from "../../../shared/http/app-env.ts";
import { refuse } from "../../../shared/http/problem.ts";
import { jsonAnswer, jsonBody, type Operation, TAGS } from "../../../shared/openapi/operation.ts";
import { refusalsOn } from "../../../shared/openapi/refusals.ts";
import { NEW_TOKEN, newTokenExample, newTokenLinks } from "../../../shared/openapi/tokens.ts";
import { RENEW_BODY, readBody } from "../../../shared/token/request-body.ts";
import { answerToken } from "./answer.ts";
import { issuingChecks } from "./checks.ts";

/**
 * `POST /api/v2/tokens/renew`: another token beside the one of the request, with a name and a narrower scope if the body has
 * them. The old one stays valid until it ends or is revoked.
 */
export const renewToken = new Hono<AppEnv>().all("/", ...issuingChecks, async (c) => {
  const wanted = readBody(RENEW_BODY, await c.req.text());
  if (!wanted.ok) return refuse(c, wanted.refusal);

  const next = await renewWithGate(c.env, c.var.bearer, c.var.claims, wanted.value);
  return next.ok ? answerToken(c, next.value) : refuse(c, next.refusal);
});

export const describeRenewToken = (): Operation => ({
  path: "/api/v2/tokens/renew",
  method: "post",
  operationId: "renewToken",
  tag: TAGS.tokens,
  summary: "Another token in place of this one, named or narrowed on request; never wider, never beyond the consent",
  description: "The old token stays valid until it is revoked, so a program can change over without a gap.",
  requestBody: jsonBody(RENEW_BODY, false),
  responses: {
    "200": {
      ...jsonAnswer(NEW_TOKEN, "The new token. The old one stays valid until it is revoked.", {
        ...newTokenExample(),
        scope: "consumption daily",
        name: "Home Assistant",
      }),
      links: newTokenLinks(),
    },
    ...refusalsOn("renewal", {
      "400": "The body is not as documented, or the scope is wider than this token's.",
      "429": "Many tokens of this meter in a short time, or too many requests in a minute: see `Retry-After`.",
    }),
  },
  schemas: [NEW_TOKEN],
});
