import { Hono } from "hono/tiny";
import { configFrom } from "../../shared/config/config.ts";
import type { AppEnv } from "../../shared/http/app-env.ts";
import { meterOf } from "../../shared/http/meter.ts";
import { getOnly } from "../../shared/http/methods.ts";
import { refuse } from "../../shared/http/problem.ts";
import { keyedHash } from "../../shared/keyed-hash.ts";
import { EXPOSITION_TYPE, exposition } from "../../shared/metrics/exposition.ts";
import { readGauges } from "../../shared/metrics/read-gauges.ts";

/**
 * `GET /metrics`: what a Prometheus of the operator reads with `METRICS_TOKEN`; without that setting there is no such address. It
 * counts in this process alone, as a self-hosted gateway is one.
 */
export const metrics = new Hono<AppEnv>().all("/", getOnly, async (c) => {
  const { metricsToken } = configFrom(c.env);
  const meter = meterOf(c.env);
  if (metricsToken === null || !meter?.registry) return refuse(c, { code: "route_not_found" });
  const [, given] = /^bearer +(\S+)$/i.exec(c.req.header("Authorization")?.trim() ?? "") ?? [];
  if (given === undefined) return refuse(c, { code: "authorization_missing" });
  if (!(await isSame(given, metricsToken))) return refuse(c, { code: "token_invalid" });
  const gauges = meter.forGauges();
  await readGauges(c.env, gauges.observe, Date.now());
  const text = exposition([meter.registry, gauges]);
  return c.body(text, 200, { "content-type": EXPOSITION_TYPE, "cache-control": "no-store" });
});

/** Compares hashes, so that the time it takes says nothing of the token. */
async function isSame(given: string, token: string): Promise<boolean> {
  return (await keyedHash(token, "metrics token", given)) === (await keyedHash(token, "metrics token", token));
}
