import { Hono } from "hono/tiny";
import * as z from "zod/mini";
import type { AppEnv } from "../../shared/http/app-env.ts";
import { rememberedCookies } from "../../shared/http/cookies.ts";
import { refuse } from "../../shared/http/problem.ts";
import { refuseAbout } from "../../shared/http/request-limit.ts";
import { askGates } from "../../shared/quota/gates.ts";
import { presentedBox } from "../../shared/token/remembered.ts";
import { readBody } from "../../shared/token/request-body.ts";
import { ownScript } from "./checks.ts";
import { readRemembered } from "./cookies.ts";

const FORGET_BODY = z.strictObject({ name: z.string().check(z.regex(/^[0-9a-f]{32}$/)) });

/**
 * `POST /remembered/forget`: takes what is remembered under this name from the browser, and makes every copy of that cookie worthless. The token
 * stays valid: a program may have been given it.
 */
export const forgetRemembered = new Hono<AppEnv>().all("/", ...ownScript, async (c) => {
  const sent = readBody(FORGET_BODY, await c.req.text());
  if (!sent.ok) return refuse(c, sent.refusal);
  const { name } = sent.value;
  const remembered = await readRemembered(c, name);
  rememberedCookies.clear(c, name);
  if (remembered !== null) {
    const limited = await refuseAbout(c, remembered.token.id);
    if (limited !== null) return limited;
    const box = await presentedBox(remembered);
    const done = await askGates(c.env, (gates) => gates.revokeToken(box, remembered.endsAtMs));
    if (!done.ok) return refuse(c, done.refusal);
  }
  return c.body(null, 204, { "cache-control": "no-store" });
});
