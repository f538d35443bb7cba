import { Hono } from "hono/tiny";
import type { AppEnv } from "../../shared/http/app-env.ts";
import { rememberedCookies } from "../../shared/http/cookies.ts";
import { refuse } from "../../shared/http/problem.ts";
import { refuseAbout } from "../../shared/http/request-limit.ts";
import { askGates } from "../../shared/quota/gates.ts";
import { presentedBox } from "../../shared/token/remembered.ts";
import { ownScript } from "./checks.ts";
import { readAllRemembered } from "./cookies.ts";

/**
 * `POST /remembered/open`: hands what this device remembers to a page of ours, still encrypted with the key of the device. Takes away what
 * was revoked meanwhile, and keeps the rest for another while.
 */
export const openRemembered = new Hono<AppEnv>().all("/", ...ownScript, async (c) => {
  const remembered = await readAllRemembered(c);
  for (const { token } of remembered) {
    const limited = await refuseAbout(c, token.id);
    if (limited !== null) return limited;
  }
  if (remembered.length === 0) return c.json({ remembered }, 200, { "cache-control": "no-store" });
  const boxes = await Promise.all(remembered.map(presentedBox));
  const statuses = await askGates(c.env, (gates) =>
    gates.tokenStatuses(...remembered.map(({ token }) => token), ...boxes),
  );
  if (!statuses.ok) return refuse(c, statuses.refusal);
  const { allowed } = statuses.value;
  const isGood = (at: number) => allowed[at]?.length !== 0 && allowed[remembered.length + at]?.length !== 0;

  const nowMs = Date.now();
  for (const [at, { name, endsAtMs }] of remembered.entries()) {
    const sealed = rememberedCookies.get(c, name);
    if (!isGood(at) || sealed === undefined) rememberedCookies.clear(c, name);
    else rememberedCookies.set(c, name, sealed, Math.floor((endsAtMs - nowMs) / 1000));
  }
  const good = remembered.filter((_, at) => isGood(at)).map(({ name, box }) => ({ name, box }));
  return c.json({ remembered: good }, 200, { "cache-control": "no-store" });
});
