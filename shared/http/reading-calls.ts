import type { Context } from "hono";
import { configFrom } from "../config/config.ts";
import { allowForActivation } from "../consent/activation.ts";
import { measureDefaults } from "../measures/measure-query.ts";
import type { MeasureName } from "../measures/measures.ts";
import type { AskEnedis } from "../readings/reading-run.ts";
import { type Refusal, refused } from "../refusals/refusal.ts";
import { hasExpired } from "../token/token.ts";
import type { UsagePointId } from "../usage-point.ts";
import { backgroundEnedisFrom, enedisFrom } from "./enedis-client.ts";
import type { TokenEnv } from "./require-token.ts";

/** What a series of calls to Enedis is about. */
export interface MeterMeasure {
  readonly measure: MeasureName;
  readonly usagePointId: UsagePointId;
}

/**
 * Asks Enedis for one period after the other. The first call is as patient as its caller; later calls use idle turns only, and
 * wait at most `QUOTA_PATIENCE_SECONDS` for each. None is made for a token that has ended meanwhile; the gate looks for one that
 * was revoked.
 */
export function askFor<E extends TokenEnv>(c: Context<E>, { measure, usagePointId }: MeterMeasure): AskEnedis {
  const foreground = enedisFrom(c, c.var.bearer);
  const background = backgroundEnedisFrom(c, c.var.bearer);
  return async (period, isFirst) => {
    const query = { measure, usagePointId, period, ...measureDefaults(measure) };
    if (isFirst) return foreground.measure(query);
    const untilMs = Date.now() + configFrom(c.env).quota.patienceMs;
    for (;;) {
      if (hasExpired(c.var.claims, Date.now())) return refused({ code: "token_expired" });
      const reading = await background.measure(query);
      if (reading.ok || reading.refusal.code !== "quota_shared") return reading;
      if (Date.now() + reading.refusal.retryAfterMs > untilMs || c.req.raw.signal.aborted) return reading;
      await scheduler.wait(reading.refusal.retryAfterMs);
    }
  };
}

/** In the first day of a consent, a refusal often only means that Enedis is not ready yet. */
export const explainFirstDay = <E extends TokenEnv>(c: Context<E>, refusal: Refusal, nowMs: number): Refusal =>
  allowForActivation(refusal, c.var.claims, nowMs);
