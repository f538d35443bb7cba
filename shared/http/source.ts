import type { Context, MiddlewareHandler } from "hono";
import { createMiddleware } from "hono/factory";
import type { MeterMeasure, Source } from "../calls/source.ts";
import { configFrom } from "../config/config.ts";
import { measureDefaults } from "../measures/measure-query.ts";
import type { Budgets } from "../quota/budgets.ts";
import { askGates } from "../quota/gates.ts";
import { readTokenStatus } from "../quota/token-status.ts";
import type { AskEnedis } from "../readings/reading-run.ts";
import { recordIncident } from "../refusals/incident-log.ts";
import { accepted, refused } from "../refusals/refusal.ts";
import { hasExpired } from "../token/token.ts";
import type { AppEnv } from "./app-env.ts";
import { backgroundEnedisFrom, enedisFrom } from "./enedis-client.ts";
import { refuseAbout } from "./request-limit.ts";
import type { TokenEnv } from "./require-token.ts";

/** The checks before a handler that reads a meter: the last leaves a token and, unless it is Enedis, the source. */
export type SourceChecks = readonly [MiddlewareHandler, MiddlewareHandler<AppEnv>, MiddlewareHandler<TokenEnv>];

/** The source of this request: what a check left, else Enedis, which every call reaches with the token of the request. */
export const sourceOf = <E extends TokenEnv>(c: Context<E>): Source => c.var.source ?? enedisSource(c);

/** Limits the requests that may spend no call, and so have no quota. */
export const limitRequests = createMiddleware<TokenEnv>(async (c, next) => {
  const limited = await sourceOf(c).refuseMore();
  if (limited !== null) return limited;
  await next();
});

const enedisSource = <E extends TokenEnv>(c: Context<E>): Source => ({
  ask: (about) => askFor(c, about),
  contract: (route, usagePointId) => enedisFrom(c, c.var.bearer).contract(route, usagePointId),
  tokenStatus: (usagePoints) => readTokenStatus(c.env, c.var.bearer, usagePoints),
  budgets: async (usagePointId) => {
    const known = await askGates(c.env, (gates) => gates.budgets([usagePointId], c.var.bearer));
    return known.ok ? accepted(known.value[0] as Budgets) : known;
  },
  // Enedis itself takes a year at most.
  trialDays: 366,
  slot: "/api/v2/slot",
  refuseMore: () => refuseAbout(c, c.var.bearer.id),
  record: recordIncident,
});

/**
 * Asks Enedis for one period after the other. The first call is as patient as its caller; later calls use idle turns only, and
 * wait at most `QUOTA_PATIENCE_SECONDS` for each. None is made for a token that has ended meanwhile; the gate looks for one that
 * was revoked.
 */
function askFor<E extends TokenEnv>(c: Context<E>, { measure, usagePointId }: MeterMeasure): AskEnedis {
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
