import { Hono } from "hono/tiny";
import { configFrom } from "../../../shared/config/config.ts";
import type { AppEnv } from "../../../shared/http/app-env.ts";
import { refuse } from "../../../shared/http/problem.ts";
import { takeNewToken } from "../../../shared/limits/limits.ts";
import { jsonAnswer, jsonBody, type Operation, TAGS } from "../../../shared/openapi/operation.ts";
import { refusalsOn } from "../../../shared/openapi/refusals.ts";
import { NEW_TOKEN, newTokenExample, newTokenLinks } from "../../../shared/openapi/tokens.ts";
import { askGates } from "../../../shared/quota/gates.ts";
import { bearerOf } from "../../../shared/token/bearer.ts";
import { mergeClaims } from "../../../shared/token/derivation.ts";
import { MERGE_BODY, readBody } from "../../../shared/token/request-body.ts";
import { verifyToken } from "../../../shared/token/token.ts";
import { readToken } from "../../../shared/token/token-text.ts";
import { answerToken } from "./answer.ts";
import { issuingChecks } from "./checks.ts";

/**
 * `POST /api/v2/tokens/merge`: one token for the meters of two, the one of the request and the one in its body. An Enedis consent
 * covers one meter, so this is how a home with several gets one token. Both tokens stay valid.
 */
export const mergeTokens = new Hono<AppEnv>().all("/", ...issuingChecks, async (c) => {
  const wanted = readBody(MERGE_BODY, await c.req.text());
  if (!wanted.ok) return refuse(c, wanted.refusal);
  const read = readToken(wanted.value.token);
  if (!read.ok) {
    return refuse(c, { code: "added_token_refused", why: "token_invalid", ...(read.fault && { fault: read.fault }) });
  }
  const added = await verifyToken(read.token, configFrom(c.env).tokenSecrets, Date.now());
  if (!added.ok) return refuse(c, { code: "added_token_refused", why: added.refusal.code });

  const [one, other] = [c.var.claims, added.value];
  const ours = { ...c.var.bearer, usagePoints: one.usagePoints };
  const theirs = { ...(await bearerOf(read.token, other)), usagePoints: other.usagePoints };
  // One question for both: a revocation between two would not reach the merged token.
  const statuses = await askGates(c.env, (gates) => gates.tokenStatuses(ours, theirs));
  if (!statuses.ok) return refuse(c, statuses.refusal);
  const {
    allowed: [ourMeters = [], theirMeters = []],
    issuableAtMs,
  } = statuses.value;
  if (ourMeters.length === 0) return refuse(c, { code: "token_revoked" });
  if (theirMeters.length === 0) return refuse(c, { code: "added_token_refused", why: "token_revoked" });

  const stamp = { jti: crypto.randomUUID(), nowMs: issuableAtMs };
  const next = mergeClaims(
    { claims: one, allowed: ourMeters },
    { claims: other, allowed: theirMeters },
    wanted.value,
    stamp,
  );
  if (!next.ok) return refuse(c, next.refusal);
  const token = await takeNewToken(c.env, next.value);
  return token.ok ? answerToken(c, token.value) : refuse(c, token.refusal);
});

export const describeMergeTokens = (): Operation => ({
  path: "/api/v2/tokens/merge",
  method: "post",
  operationId: "mergeTokens",
  tag: TAGS.tokens,
  summary: "One token for the meters of two: it opens what both open, until the first of them ends",
  description:
    "A consent covers one meter: this is how a home with several gets one token. Its scope is what both tokens open.",
  requestBody: jsonBody(MERGE_BODY, true),
  responses: {
    "200": {
      ...jsonAnswer(NEW_TOKEN, "The merged token. Both others stay valid.", newTokenExample()),
      links: newTokenLinks(),
    },
    ...refusalsOn("merge", {
      "400": "The token to add is refused, the two have nothing in common, or there are too many meters.",
      "429": "Many tokens of this meter in a short time, or too many requests in a minute: see `Retry-After`.",
    }),
  },
  schemas: [NEW_TOKEN],
});
