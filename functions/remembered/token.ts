import { Hono } from "hono/tiny";
import { base64url } from "jose";
import { configFrom } from "../../shared/config/config.ts";
import { renewWithGate } from "../../shared/consent/renewal.ts";
import type { AppEnv } from "../../shared/http/app-env.ts";
import { refuse } from "../../shared/http/problem.ts";
import { limitToken } from "../../shared/http/request-limit.ts";
import { requireToken } from "../../shared/http/require-token.ts";
import { issueToken } from "../../shared/token/token.ts";
import { ownScript } from "./checks.ts";

/**
 * `POST /remembered/token`: another token for the device that will remember it, made from the one in `Authorization`. It names a device of
 * its own, so that it can be revoked from another one.
 */
export const rememberedToken = new Hono<AppEnv>().all("/", ...ownScript, requireToken, limitToken, async (c) => {
  const device = base64url.encode(crypto.getRandomValues(new Uint8Array(16)));
  const next = await renewWithGate(c.env, c.var.bearer, c.var.claims, { device });
  if (!next.ok) return refuse(c, next.refusal);
  const token = await issueToken(next.value, configFrom(c.env).tokenSecrets.current);
  return c.json({ token }, 200, { "cache-control": "no-store" });
});
