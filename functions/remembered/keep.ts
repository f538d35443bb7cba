import { Hono } from "hono/tiny";
import * as z from "zod/mini";
import { configFrom } from "../../shared/config/config.ts";
import type { AppEnv } from "../../shared/http/app-env.ts";
import { rememberedCookies } from "../../shared/http/cookies.ts";
import { refuse } from "../../shared/http/problem.ts";
import { requireToken } from "../../shared/http/require-token.ts";
import { bearerToken } from "../../shared/token/bearer.ts";
import { LONGEST_BOX, sealRemembered } from "../../shared/token/remembered.ts";
import { readBody } from "../../shared/token/request-body.ts";
import { nameOf } from "../../shared/token/text-name.ts";
import { ownScript } from "./checks.ts";
import { readAllRemembered } from "./cookies.ts";

/** The most tokens that one browser remembers: their cookies go with every request. The oldest makes room. */
const MOST_REMEMBERED = 4;

const KEEP_BODY = z.strictObject({
  /** The token, encrypted by the page with a key that this gateway never gets; base64. */
  box: z.string().check(z.regex(/^[A-Za-z0-9+/]+={0,2}$/), z.maxLength(LONGEST_BOX)),
});

/**
 * `POST /remembered/keep`: puts what a device remembers into a cookie of its browser. The token in `Authorization` is one that
 * `POST /remembered/token` gave; the box has the same, encrypted.
 */
export const keepRemembered = new Hono<AppEnv>().all("/", ...ownScript, requireToken, async (c) => {
  const { claims, bearer } = c.var;
  const { device } = bearer;
  const text = bearerToken(c.req.header("Authorization"));
  if (device === undefined || !text.ok) return refuse(c, { code: "token_invalid" });
  const sent = readBody(KEEP_BODY, await c.req.text());
  if (!sent.ok) return refuse(c, sent.refusal);

  const name = await nameOf(text.value);
  const others = (await readAllRemembered(c)).filter((one) => one.name !== name);
  const newestFirst = others.sort((one, other) => other.keptAtMs - one.keptAtMs);
  for (const old of newestFirst.slice(MOST_REMEMBERED - 1)) rememberedCookies.clear(c, old.name);

  const nowMs = Date.now();
  const token = { ...bearer, device, usagePoints: [...claims.usagePoints] };
  const kept = { name, box: sent.value.box, token, keptAtMs: nowMs, endsAtMs: claims.expiresAtMs };
  const sealed = await sealRemembered(kept, configFrom(c.env).tokenSecrets.current);
  rememberedCookies.set(c, name, sealed, Math.floor((claims.expiresAtMs - nowMs) / 1000));
  return c.body(null, 204, { "cache-control": "no-store" });
});
