import { Hono } from "hono/tiny";
import type { AppEnv } from "../../shared/http/app-env.ts";
import { refuse } from "../../shared/http/problem.ts";
import { renewWithGate } from "../../shared/http/renewal.ts";
import { answerToken } from "../../shared/http/token-answer.ts";
import { tokenHolder } from "../../shared/http/token-holder.ts";
import { RENEW_BODY, readBody } from "../../shared/token/request-body.ts";

/**
 * `POST /api/v2/tokens/renew`: another token in place of the one that asks, with a name and a scope of its own if wished.
 * The old one stays good: who wants it gone revokes it.
 */
export const renewToken = new Hono<AppEnv>().all("/", tokenHolder, async (c) => {
  const wanted = readBody(RENEW_BODY, await c.req.text());
  if (!wanted.ok) return refuse(c, wanted.refusal);

  const next = await renewWithGate(c.env, c.var.bearer, c.var.claims, wanted.value);
  return next.ok ? answerToken(c, next.value) : refuse(c, next.refusal);
});
