import { Hono } from "hono/tiny";
import type { AppEnv } from "../../shared/http/app-env.ts";
import { clockOf } from "../../shared/http/clock.ts";
import { getOnly } from "../../shared/http/methods.ts";
import { currentStatus } from "../../shared/status/status.ts";
import { statusBody } from "./status-body.ts";

/** `GET /api/v2/status`: is it the gateway or Enedis? Counters only, public, a few seconds old at most. */
export const status = new Hono<AppEnv>().all("/", getOnly, async (c) =>
  c.json(statusBody(await currentStatus(c.env, clockOf(c))), 200, { "cache-control": "public, max-age=5" }),
);
