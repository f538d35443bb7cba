import type { MadeCall } from "../calls/call-context.ts";
import type { ApplicationId } from "../config/applications.ts";
import type { Env } from "../config/env.ts";
import { codeIn } from "../enedis/error-codes.ts";
import { outcomeOf } from "../metrics/call-outcome.ts";
import { clockSkewMs } from "../metrics/clock-skew.ts";
import { meterOf } from "./meter.ts";

/** Counts the calls of an application to Enedis; `undefined` where no metrics are wanted. */
export function callCounter(env: Env, application: ApplicationId): ((made: MadeCall) => void) | undefined {
  const meter = meterOf(env);
  if (meter === null) return undefined;
  return ({ api, answer, askedAtMs, answeredAtMs }) => {
    const about = { "conso.application": application, "conso.api": api };
    const outcome = outcomeOf(answer, answeredAtMs);
    const tookMs = answeredAtMs - askedAtMs;
    meter.observe("http.client.request.duration", tookMs / 1000, { ...about, "conso.outcome": outcome });
    if (!answer.ok) return;
    const { text, dateMs } = answer.value;
    if (outcome !== "ok") meter.observe("conso.enedis.errors", 1, { ...about, "conso.enedis.code": codeIn(text) });
    if (dateMs !== undefined) {
      meter.observe("conso.clock.skew", clockSkewMs(dateMs, askedAtMs, answeredAtMs) / 1000, {});
    }
  };
}
