import { configFrom } from "../config.ts";
import type { Config, Env } from "../env.ts";
import { durableObject } from "../jurisdiction.ts";
import type { MeasureQuery } from "../measure-query.ts";
import type { Ask, Grant, Line, QuotaGate } from "../quota-gate.ts";
import { accepted, type Outcome, refused } from "../refusal.ts";
import type { UsagePointId } from "../usage-point.ts";
import { withSlash } from "./app-token.ts";
import { type Answer, exchange } from "./exchange.ts";
import { enedisRefusal, isExpiredToken } from "./refusals.ts";
import { type MeasureBody, readMeasureBody, readSubscribedServices, type SubscribedService } from "./wire.ts";

/** A measure as Enedis gave it: checked, and the very text it came as. */
export interface Measure {
  readonly body: MeasureBody;
  readonly text: string;
}

/** Everything the gateway asks of Enedis. Each call takes its turn in the quota first: none can bypass it. */
export interface EnedisClient {
  measure(query: MeasureQuery): Promise<Outcome<Measure>>;
  subscribedServices(autorisationId: number): Promise<Outcome<readonly SubscribedService[]>>;
}

/** The part of the quota gate the client needs; the Durable Object's stub has it. */
export type Gate = Pick<DurableObjectStub<QuotaGate>, "ask">;

/** What the client needs of the world, so that a test can hold the clock. */
export interface World {
  readonly config: Config;
  readonly gate: Gate;
  readonly patienceMs: number;
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<unknown>;
  readonly random: () => number;
}

/** The client of one request, over this deployment's gate and clock. */
export function enedisFrom({ env }: { readonly env: Env }): EnedisClient {
  const config = configFrom(env);
  return enedisClient({
    config,
    gate: durableObject(env.QUOTA_GATE, config.jurisdiction, "enedis"),
    patienceMs: config.quota.patienceMs,
    now: Date.now,
    sleep: (ms) => scheduler.wait(ms),
    random: Math.random,
  });
}

export function enedisClient(world: World): EnedisClient {
  const { apiUrl } = world.config.enedis;
  return {
    async measure(query) {
      const url = new URL(`mesure_synchrone_auto/v2/${query.measure}`, withSlash(apiUrl));
      url.search = measureParameters(query).toString();
      const answer = await call(world, { line: "measures", usagePointId: query.usagePointId, url, init: {} });
      if (!answer.ok) return answer;
      const body = readMeasureBody(answer.value.text, query);
      return body.ok ? accepted({ body: body.value, text: answer.value.text }) : body;
    },

    async subscribedServices(autorisationId) {
      const init = {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ autorisationId, autorisation: true, comptage: false, serviceType: "ACCES" }),
      };
      const url = new URL("subscribed_services/v1", withSlash(apiUrl));
      const answer = await call(world, { line: "subscribed_services", usagePointId: null, url, init });
      return answer.ok ? readSubscribedServices(answer.value.text) : answer;
    },
  };
}

function measureParameters({ usagePointId, period, step, quantity }: MeasureQuery): URLSearchParams {
  const parameters = new URLSearchParams({ pointId: usagePointId, dateDebut: period.start, dateFin: period.end });
  if (step !== undefined) parameters.set("mesuresPas", step);
  if (quantity !== undefined) parameters.set("grandeurPhysique", quantity);
  return parameters;
}

interface Call {
  readonly line: Line;
  readonly usagePointId: UsagePointId | null;
  readonly url: URL;
  readonly init: RequestInit;
}

/** One call in its turn. A dead application token is renewed and the call replayed, once, each time through the gate. */
async function call(world: World, { line, usagePointId, url, init }: Call): Promise<Outcome<Answer>> {
  const { timeoutMs } = world.config.enedis;
  for (let rejectedToken: string | undefined; ; ) {
    const ask: Ask = { line, usagePointId, patienceMs: world.patienceMs, ...(rejectedToken && { rejectedToken }) };
    const turn = await takeTurn(world, ask);
    if (!turn.ok) return turn;

    const headers = { accept: "application/json", ...init.headers, authorization: `Bearer ${turn.value}` };
    const answer = await exchange(url, { ...init, headers }, timeoutMs);
    if (!answer.ok) return answer;

    const { status, text } = answer.value;
    if (status === 200) return answer;
    if (isExpiredToken(status, text) && rejectedToken === undefined) {
      rejectedToken = turn.value;
      continue;
    }
    return refused(enedisRefusal(status, text, world.now()));
  }
}

/** A Worker that wakes later than this no longer sends: the pacing tolerates a bounded delay, so it takes a new turn. */
const LATEST_MS = 100;
const TURNS = 3;

/** Waits for its turn and returns Enedis's token. If the gate cannot be reached, nothing is sent: the quota is everybody's. */
async function takeTurn(world: World, ask: Ask): Promise<Outcome<string>> {
  for (let turn = 0; turn < TURNS; turn++) {
    const grant = await world.gate.ask(ask).catch((): Grant | null => null);
    if (grant === null) break;
    if (!grant.ok) return grant;
    const dueAtMs = world.now() + grant.waitMs;
    if (grant.waitMs > 0) await world.sleep(grant.waitMs);
    if (world.now() - dueAtMs <= LATEST_MS) return accepted(grant.accessToken);
  }
  // Spread, so that everybody turned away now does not come back together.
  return refused({ code: "gate_unreachable", retryAfterMs: 5_000 + world.random() * 25_000 });
}
