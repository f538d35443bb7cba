import type { Context } from "hono";
import type { SeriesRequest } from "../../functions/v2/readings/request.ts";
import { configFrom } from "../config/config.ts";
import { allowForActivation } from "../consent/activation.ts";
import { MAX_POWER_DEFAULTS } from "../frozen/parameters.ts";
import type { AskEnedis } from "../readings/reading-run.ts";
import type { Refusal } from "../refusals/refusal.ts";
import type { AppEnv } from "./app-env.ts";
import { backgroundEnedisFrom, enedisFrom } from "./enedis-client.ts";

/**
 * The first call is as patient as its caller; the others take turns that nobody waits for, and wait for one at most as
 * long each.
 */
export function askFor(c: Context<AppEnv>, { measure, meter }: Pick<SeriesRequest, "measure" | "meter">): AskEnedis {
  const defaults = measure === "puissance_conso_max_quotidienne" ? MAX_POWER_DEFAULTS : {};
  const foreground = enedisFrom(c);
  const background = backgroundEnedisFrom(c);
  return async (period, isFirst) => {
    const query = { measure, usagePointId: meter, period, ...defaults };
    if (isFirst) return foreground.measure(query);
    const untilMs = Date.now() + configFrom(c.env).quota.patienceMs;
    for (;;) {
      const reading = await background.measure(query);
      if (reading.ok || reading.refusal.code !== "quota_shared") return reading;
      if (Date.now() + reading.refusal.retryAfterMs > untilMs || c.req.raw.signal.aborted) return reading;
      await scheduler.wait(reading.refusal.retryAfterMs);
    }
  };
}

/** In the first day of a consent, a refusal often only means that Enedis is not ready yet. */
export const explainFirstDay = (c: Context<AppEnv>, refusal: Refusal, nowMs: number): Refusal => {
  const { consentedAtMs, issuedAtMs } = c.var.claims;
  return allowForActivation(refusal, consentedAtMs ?? issuedAtMs, nowMs);
};
