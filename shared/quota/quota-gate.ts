import { DurableObject } from "cloudflare:workers";
import { configFrom } from "../config/config.ts";
import type { Serves } from "../config/durable-object.ts";
import type { Env } from "../config/env.ts";
import { type AppToken, requestAppToken } from "../enedis/app-token.ts";
import { type EnedisRefusal, type GatewayRefusal, type Outcome, refused } from "../refusals/refusal.ts";
import { meterNames, type PresentedToken, Revocations, type TokenStatuses } from "../token/revocations.ts";
import type { UsagePointId } from "../usage-point.ts";
import type { Budgets } from "./budgets.ts";
import { CircuitBreaker, type Passage } from "./circuit-breaker.ts";
import type { Decision, Reason, Wish } from "./decision.ts";
import { createMeterNames } from "./meters.ts";
import { GRANTS_PER_WRITE, limitLookups } from "./pace.ts";
import type { Ask, Gate, Gauge, Grant, Report, Turn } from "./protocol.ts";
import { Quota } from "./quota.ts";
import { createSteadyClock } from "./steady-clock.ts";
import { QuotaStorage } from "./storage.ts";
import { TokenCache } from "./token-cache.ts";

const LINES = ["measures", "subscribed_services", "contracts", "token"] as const;
type AnyLine = (typeof LINES)[number];

/** How long the call for our application's token may wait for its turn. */
const TOKEN_PATIENCE_MS = 10_000;

/** Exact counts replace the promise this long after a grant, so that an eviction after a quiet while loses no call. */
const SETTLE_AFTER_MS = 60_000;

const REFUSALS = {
  shared: "quota_shared",
  meter: "quota_meter",
  loop: "quota_loop",
} as const satisfies Record<Reason, GatewayRefusal["code"]>;

/**
 * Decides when Enedis is called: a single object for the whole service. It answers with an instant at once, and the Worker does
 * the waiting. Its clock is the authority for every quota.
 */
export class QuotaGate extends DurableObject<Env> implements Serves<Gate> {
  /** Replaced in tests. */
  clock = Date.now;
  random = Math.random;
  requestToken = (): Promise<Outcome<AppToken, EnedisRefusal>> => requestAppToken(configFrom(this.env));

  /** For the circuits and the token, which count durations: no step of the clock prolongs a pause. */
  readonly #steadyClock = createSteadyClock(() => this.clock());
  readonly #storage = new QuotaStorage(this.ctx.storage.sql);
  readonly #lines = {
    measures: this.#line("measures"),
    subscribed_services: this.#line("subscribed_services"),
    contracts: this.#line("contracts"),
    token: this.#line("token"),
  };
  /** One for each resource that was asked for; their names are ours, so they are few. */
  readonly #circuits = new Map<string, CircuitBreaker>();
  readonly #token = new TokenCache(
    () => this.#callForToken(),
    () => this.#steadyClock(),
  );
  readonly #nameOf = createMeterNames();
  readonly #revocations = new Revocations(this.ctx.storage.sql, meterNames(configFrom(this.env).tokenSecrets));
  #willSettle = false;

  /** Grants a turn to call Enedis, or refuses. */
  async ask(ask: Ask): Promise<Grant> {
    const { api, resource = api, usagePointId, bearer, rejectedToken } = ask;
    const meter = usagePointId === null ? null : this.#nameOf(usagePointId);
    if (bearer !== undefined && usagePointId !== null) {
      const [allowed] = await this.#revocations.allowed({ ...bearer, usagePoints: [usagePointId] });
      if (allowed?.length === 0) return { ok: false, refusal: { code: "token_revoked" }, budgets: null };
    }
    // The token comes first: waiting for it must not make a granted instant late. Nothing after it waits.
    const token = await this.#token.get(rejectedToken);
    const nowMs = this.clock();
    const budgets = () => this.#lines[api].budgets(meter, nowMs);
    if (!token.ok) return { ...token, budgets: budgets() };

    const steadyMs = this.#steadyClock();
    const passage = this.#passage(resource, meter, steadyMs);
    if (!passage.ok) return { ...refusal("enedis_down", passage.backAtMs - steadyMs), budgets: budgets() };

    const question = bearer && ask.question ? { tokenId: bearer.id, text: ask.question } : undefined;
    const decision = this.#decide(api, {
      nowMs,
      patienceMs: ask.patienceMs,
      meter,
      question,
      ...(ask.repeats !== undefined && { repeats: ask.repeats }),
      ...(ask.isBackground && { isBackground: true }),
    });
    if (!decision.ok) return { ...refusal(REFUSALS[decision.reason], decision.backAtMs - nowMs), budgets: budgets() };

    const { atMs, serial } = decision;
    const circuit = this.#circuit(resource);
    if (meter !== null) circuit.start(meter, passage, steadyMs);
    const reportSuccess = meter !== null && circuit.awaitsSuccess(meter, steadyMs);
    const turn = { api, resource, meter, atMs, serial, reportSuccess };
    return { ok: true, waitMs: atMs - nowMs, accessToken: token.value, turn, budgets: budgets() };
  }

  /** Gives back the turn of a caller that hung up. */
  release(turn: Turn): void {
    this.#lines[turn.api].giveBack(turn, this.clock());
  }

  /** The outcome of a call: every 429 and every failure, and successes when the turn asks for them. */
  report(report: Report): void {
    const { api, resource, meter, atMs } = report.turn;
    const nowMs = this.clock();
    if (report.kind === "success" && meter !== null) this.#circuit(resource).succeed(meter, this.#steadyClock());
    if (report.kind === "failure" && meter !== null) this.#circuit(resource).fail(meter, this.#steadyClock());
    if (report.kind === "burst") this.#lines[api].learnBurst(nowMs);
    if (report.kind === "hour") this.#lines[api].learnHour(nowMs, atMs, report.nextAccessAtMs);
    this.#lines[api].save(this.#storage.of(api));
  }

  /** The meters these tokens still open, by this object's clock. No call is spent. */
  tokenStatuses(...tokens: readonly PresentedToken[]): Promise<TokenStatuses> {
    return this.#revocations.statuses(tokens, () => this.clock());
  }

  /** What remains to each of these meters, and to everybody. No call is spent. */
  budgets(usagePoints: readonly UsagePointId[]): readonly Budgets[] {
    return usagePoints.map((id) => this.#lines.measures.budgets(this.#nameOf(id), this.clock()));
  }

  /** Revokes this token, and remembers it until it would have expired. */
  revokeToken(id: string, untilMs: number): void {
    this.#revocations.revokeToken(id, untilMs);
    this.#settleLater(this.clock());
  }

  /** Revokes every token of these meters issued before now, except this one. False when this one is revoked itself. */
  async revokeOthers(kept: PresentedToken): Promise<boolean> {
    const isDone = await this.#revocations.revokeOthers(kept, () => this.clock());
    if (isDone) this.#settleLater(this.clock());
    return isDone;
  }

  gauge(): Gauge {
    const nowMs = this.clock();
    const { measures, subscribed_services, contracts, token } = this.#lines;
    return {
      lines: {
        measures: measures.gauge(nowMs),
        subscribed_services: subscribed_services.gauge(nowMs),
        contracts: contracts.gauge(nowMs),
        token: token.gauge(nowMs),
      },
      down: [...this.#circuits].filter(([, circuit]) => circuit.isOpen).map(([resource]) => resource),
    };
  }

  override alarm(): void {
    this.#willSettle = false;
    for (const name of LINES) this.#lines[name].settle(this.#storage.of(name));
    const forgetAtMs = this.#revocations.forget(this.clock());
    if (forgetAtMs !== null) void this.ctx.storage.setAlarm(forgetAtMs);
  }

  /** A call for no meter passes, and its failure does not count: anyone can make a lookup fail. */
  #passage(resource: string, meter: number | null, nowMs: number): Passage {
    return meter === null ? { ok: true, isProbe: false } : this.#circuit(resource).passage(meter, nowMs);
  }

  #circuit(resource: string): CircuitBreaker {
    const known = this.#circuits.get(resource);
    if (known !== undefined) return known;
    const circuit = new CircuitBreaker(() => this.random());
    this.#circuits.set(resource, circuit);
    return circuit;
  }

  #decide(line: AnyLine, wish: Wish): Decision {
    const decision = this.#lines[line].ask(wish);
    // The output gate holds back the answer until this write is durable.
    this.#lines[line].save(this.#storage.of(line));
    if (!decision.ok) return decision;
    if (line !== "measures") this.#lines.measures.makeRoom(decision.atMs, wish.nowMs);
    this.#settleLater(wish.nowMs);
    return decision;
  }

  #settleLater(nowMs: number): void {
    if (this.#willSettle) return;
    this.#willSettle = true;
    void this.ctx.storage.setAlarm(nowMs + SETTLE_AFTER_MS);
  }

  async #callForToken(): Promise<Outcome<AppToken, EnedisRefusal>> {
    const nowMs = this.clock();
    const turn = this.#decide("token", { nowMs, patienceMs: TOKEN_PATIENCE_MS, meter: null });
    if (!turn.ok) return refused({ code: "enedis_token_unavailable" });
    if (turn.atMs > nowMs) await scheduler.wait(turn.atMs - nowMs);
    return this.requestToken();
  }

  #line(name: AnyLine): Quota {
    // Rare calls are written one by one: after a restart, the first of them must not wait for a lost block.
    const grantsPerWrite = name === "measures" ? GRANTS_PER_WRITE : 1;
    const limits = { ...configFrom(this.env).quota, grantsPerWrite };
    return new Quota(name === "subscribed_services" ? limitLookups(limits) : limits, this.#storage.load(name));
  }
}

const refusal = <C extends "enedis_down" | (typeof REFUSALS)[Reason]>(code: C, retryAfterMs: number) =>
  ({ ok: false, refusal: { code, retryAfterMs } }) as const;
