import type { Context } from "hono";
import type { CallContext, CallResult } from "../calls/call-context.ts";
import { type EnedisClient, enedisClient } from "../calls/client.ts";
import { RecentRefusals } from "../calls/recent-refusals.ts";
import { SingleFlight } from "../calls/single-flight.ts";
import { type ApplicationId, configOf, FIRST_APPLICATION } from "../config/applications.ts";
import { configFrom } from "../config/config.ts";
import type { Config } from "../config/env.ts";
import { blockOfMeter } from "../limits/blocks.ts";
import { gateOf } from "../quota/ask-gate.ts";
import { rateLimitFields } from "../quota/budgets.ts";
import { refused } from "../refusals/refusal.ts";
import { countCalls } from "../status/count-calls.ts";
import type { Bearer } from "../token/bearer.ts";
import type { AppEnv } from "./app-env.ts";
import { clockOf } from "./clock.ts";
import { callCounter } from "./count-call.ts";
import { effortOf } from "./log-requests.ts";
import { noteEvent } from "./note-event.ts";
import { patience } from "./patience.ts";

/** Of this isolate: recent refusals of the gate of each application, with their end. */
const recentRefusals = new Map<ApplicationId, RecentRefusals>();
/** Of this isolate: what is being asked of Enedis right now. */
const flights = new SingleFlight<CallResult>();

/**
 * The client of one request: over this deployment's gate and clock, as patient as its caller asks (`Prefer: wait=N`). It writes
 * what is left of the limits into the answer's headers. `bearer` is the caller's token, which the gate may know as revoked.
 */
export const enedisFrom = <E extends AppEnv>(c: Context<E>, bearer?: Bearer): EnedisClient => clientOf(c, { bearer });

/** The client for the rest of a long import, whose headers have left: it takes idle turns only. */
export const backgroundEnedisFrom = <E extends AppEnv>(c: Context<E>, bearer?: Bearer): EnedisClient =>
  clientOf(c, { bearer, isBackground: true, onBudgets: () => undefined });

function clientOf<E extends AppEnv>(c: Context<E>, special: Partial<CallContext>): EnedisClient {
  const config = configFrom(c.env);
  const { patienceMs, applied } = patience(c.req.header("Prefer") ?? null, config.quota.patienceMs);
  if (applied !== null) c.header("Preference-Applied", applied);
  const contextFor = (own: Config, application: ApplicationId): CallContext => ({
    config: own,
    gate: gateOf(c.env, application),
    forApplication: (other) => {
      const theirs = configOf(config, other);
      return theirs && contextFor(theirs, other);
    },
    patienceMs,
    defer: (work) => c.executionCtx.waitUntil(work),
    onBudgets: (budgets) => {
      for (const [name, value] of Object.entries(rateLimitFields(budgets))) c.header(name, value);
    },
    effort: effortOf(c),
    onCall: callCounter(c.env, application),
    recentRefusals: refusalsOf(application),
    flights,
    ...clockOf(c),
    random: Math.random,
    ...special,
  });
  const client = sparingBlocked(enedisClient(contextFor(config, FIRST_APPLICATION)), config);
  return countCalls(client, (event, lastDay) => noteEvent(c, event, lastDay), Date.now);
}

/** Asks nothing about a meter that is blocked: a token may open others beside it. */
const sparingBlocked = (client: EnedisClient, config: Config): EnedisClient => ({
  ...client,
  measure: async (query) => {
    const blocked = await blockOfMeter(config, query.usagePointId, Date.now());
    return blocked === null ? client.measure(query) : refused(blocked);
  },
  contract: async (route, meter) => {
    const blocked = await blockOfMeter(config, meter, Date.now());
    return blocked === null ? client.contract(route, meter) : refused(blocked);
  },
});

function refusalsOf(application: ApplicationId): RecentRefusals {
  const known = recentRefusals.get(application);
  if (known !== undefined) return known;
  const refusals = new RecentRefusals();
  recentRefusals.set(application, refusals);
  return refusals;
}
