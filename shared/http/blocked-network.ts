import { createMiddleware } from "hono/factory";
import { configFrom } from "../config/config.ts";
import { blockOfAddress } from "../limits/blocks.ts";
import type { AppEnv } from "./app-env.ts";
import type { Show } from "./eu-only.ts";

/**
 * What a blocked network is refused: the APIs, consents and devices. What stays open costs no call: the pages, with the status and
 * whom to write to, and every way to take a token away.
 */
const REFUSED = /^\/(api\/(?!v2\/(status|tokens\/revoke)$)|versions\/|appareil$|consentement$)/;

/** Refuses a network on the block list of the operator. */
export const refuseBlockedNetwork = (show: Show) =>
  createMiddleware<AppEnv>(async (c, next) => {
    const config = configFrom(c.env);
    const isSpared = config.blockList.blocks.length === 0 || !REFUSED.test(c.req.path);
    const blocked = isSpared ? null : await blockOfAddress(config, c.req.header("cf-connecting-ip"), Date.now());
    if (blocked !== null) return show(c, blocked);
    await next();
  });
