import type { Context } from "hono";
import { Hono } from "hono/tiny";
import type { BlockList } from "../../shared/config/block-list.ts";
import { configFrom } from "../../shared/config/config.ts";
import type { Config } from "../../shared/config/env.ts";
import { noticeAt } from "../../shared/config/notice.ts";
import type { AppEnv } from "../../shared/http/app-env.ts";
import { getOnly } from "../../shared/http/methods.ts";
import { refuse } from "../../shared/http/problem.ts";
import { refuseAbout } from "../../shared/http/request-limit.ts";
import { addressKind } from "../../shared/limits/address-kind.ts";
import { dayEndMs } from "../../shared/paris-time.ts";
import { askGates } from "../../shared/quota/gates.ts";
import { bearerToken } from "../../shared/token/bearer.ts";
import { signerOfOperatorToken } from "../../shared/token/operator-token.ts";

/**
 * `GET /operator/checks`: what an operator has to know of a deployment and the public must not see (`npm run doctor`). It names no
 * secret, and a token signed with an earlier secret learns only that it is one.
 */
export const operatorChecks = new Hono<AppEnv>().all("/", getOnly, async (c) => {
  const text = bearerToken(c.req.header("Authorization"));
  if (!text.ok) return refuse(c, text.refusal);
  const signedWith = await signerOfOperatorToken(text.value, hostOf(c), configFrom(c.env).tokenSecrets, Date.now());
  if (signedWith === null) return refuse(c, { code: "token_invalid" });
  const refused = await refuseAbout(c, "operator");
  if (refused !== null) return refused;
  const body = signedWith === "current" ? await checksBody(c) : { signed_with: signedWith };
  return c.json(body, 200, { "cache-control": "no-store" });
});

const hostOf = (c: Context): string => new URL(c.req.url).host;

/** How many blocks are in force and how many have ended; nobody's hash. */
function blocksBody({ blocks, faults }: BlockList, nowMs: number) {
  const inForce = blocks.filter(({ until }) => nowMs < dayEndMs(until)).length;
  return { in_force: inForce, ended: blocks.length - inForce, faults };
}

function noticeState(notice: Config["notice"], nowMs: number): "none" | "shown" | "ended" | "unreadable" {
  if (notice === null) return "none";
  if (notice === "unreadable") return "unreadable";
  return noticeAt(notice, nowMs) === null ? "ended" : "shown";
}

async function checksBody(c: Context<AppEnv>) {
  const config = configFrom(c.env);
  const hasToken = await askGates(c.env, (gates) => gates.hasAppTokens());
  return {
    signed_with: "current",
    now: new Date().toISOString(),
    gate: hasToken.ok,
    enedis_token: hasToken.ok && hasToken.value,
    storage: config.jurisdiction,
    eu_only: config.euOnly,
    client_address: addressKind(c.req.header("cf-connecting-ip")),
    site_url: config.siteOrigin,
    names: {
      contact: config.contactUrl !== null,
      operator: config.operatorName !== null,
      source: config.sourceUrl !== null,
    },
    blocks: blocksBody(config.blockList, Date.now()),
    notice: noticeState(config.notice, Date.now()),
    previous_secrets: config.tokenSecrets.previous.length,
    calls_per_hour: config.quota.callsPerHour,
  };
}
