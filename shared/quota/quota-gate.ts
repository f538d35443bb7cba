import { DurableObject } from "cloudflare:workers";
import type { Serves } from "../config/durable-object.ts";
import type { Env } from "../config/env.ts";
import { type AppToken, requestAppToken } from "../enedis/app-token.ts";
import { isContractRoute } from "../enedis/contract/routes.ts";
import { type EnedisRefusal, type GatewayRefusal, type Outcome, refused } from "../refusals/refusal.ts";
import { meterNames, type PresentedToken, Revocations, type TokenStatuses } from "../token/revocations.ts";
import type { UsagePointId } from "../usage-point.ts";
import { configOfGate } from "./ask-gate.ts";
import type { Budgets } from "./budgets.ts";
import { Circuits } from "./circuits.ts";
import type { Decision, Reason, Wish } from "./decision.ts";
import { type LineName, Lines } from "./lines.ts";
import { createMeterNames } from "./meters.ts";
import type { Ask, Gate, Gauge, Grant, Report, Turn } from "./protocol.ts";
import { createSteadyClock } from "./steady-clock.ts";
import { TokenCache } from "./token-cache.ts";

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
  readonly #config = configOfGate(this.env, this.ctx.id.name);
  /** Replaced in tests. */
  clock = Date.now;
  random = Math.random;
  requestToken = (): Promise<Outcome<AppToken, EnedisRefusal>> => requestAppToken(this.#config);

  /** For the circuits and the token, which count durations: no step of the clock prolongs a pause. */
  readonly #steadyClock = createSteadyClock(() => this.clock());
  readonly #lines = new Lines(this.#config.quota, this.ctx.storage.sql);
  readonly #circuits = new Circuits(() => this.random());
  readonly #token = new TokenCache(
    () => this.#callForToken(),
    () => this.#steadyClock(),
  );
  readonly #nameOf = createMeterNames();
  readonly #revocations = new Revocations(this.ctx.storage.sql, meterNames(this.#config.tokenSecrets));
  #willSettle = false;

  /** Grants a turn to call Enedis, or refuses. */
  async ask(ask: Ask): Promise<Grant> {
    const { api, resource = api, usagePointId, bearer, rejectedToken } = ask;
    const meterKey = usagePointId === null ? null : this.#nameOf(usagePointId);
    if (bearer !== undefined && usagePointId !== null) {
      const [allowed] = await this.#revocations.allowed({ ...bearer, usagePoints: [usagePointId] });
      if (allowed?.length === 0) return { ok: false, refusal: { code: "token_revoked" }, budgets: null };
    }
    // The token comes first: waiting for it must not make a granted instant late. Nothing after it waits.
    const token = await this.#token.get(rejectedToken);
    const nowMs = this.clock();
    const budgets = () => this.#lines.budgets(api, meterKey, nowMs, bearer?.id);
    if (!token.ok) return { ...token, budgets: budgets() };

    const steadyMs = this.#steadyClock();
    const passage = this.#circuits.passage(resource, meterKey, steadyMs);
    if (!passage.ok) return { ...refusal("enedis_down", passage.backAtMs - steadyMs), budgets: budgets() };

    const question = bearer && ask.question ? { tokenId: bearer.id, text: ask.question } : undefined;
    const decision = this.#decide(api, {
      nowMs,
      patienceMs: ask.patienceMs,
      meterKey,
      question,
      leadMs: ask.leadMs,
      ...(ask.repeats !== undefined && { repeats: ask.repeats }),
      ...(ask.isBackground && { isBackground: true }),
    });
    if (!decision.ok) return { ...refusal(REFUSALS[decision.reason], decision.backAtMs - nowMs), budgets: budgets() };

    const { atMs, serial } = decision;
    const reportSuccess = this.#circuits.start(resource, meterKey, passage, steadyMs);
    const turn = { api, resource, meterKey, atMs, serial, reportSuccess };
    return { ok: true, waitMs: atMs - nowMs, accessToken: token.value, turn, budgets: budgets() };
  }

  /** Takes back the turn of a caller that hung up, or of a Worker that woke too late for it. */
  release(turn: Turn): void {
    this.#lines.giveBack(turn, this.clock());
  }

  /** The outcome of a call: every 429 and every failure, and successes when the turn asks for them. */
  report(report: Report): void {
    this.#circuits.note(report, this.#steadyClock());
    this.#lines.learn(report, this.clock());
  }

  /** The meters these tokens still open, by this object's clock. No call is spent. */
  tokenStatuses(...tokens: readonly PresentedToken[]): Promise<TokenStatuses> {
    return this.#revocations.statuses(tokens, () => this.clock());
  }

  /** What remains of each of these meters' days for this token, and of the shared hour. No call is spent. */
  budgets(usagePoints: readonly UsagePointId[], tokenId: string): readonly Budgets[] {
    return usagePoints.map((id) => this.#lines.budgets("measures", this.#nameOf(id), this.clock(), tokenId));
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

  /** Revokes what devices remember of these meters, except for the device of this token. False when this one is revoked itself. */
  async forgetOtherDevices(kept: PresentedToken): Promise<boolean> {
    const isDone = await this.#revocations.forgetOtherDevices(kept, () => this.clock());
    if (isDone) this.#settleLater(this.clock());
    return isDone;
  }

  gauge(): Gauge {
    return { lines: this.#lines.gauge(this.clock()), down: this.#circuits.down };
  }

  tokenFailures(): number {
    return this.#token.failures;
  }

  /** For the operator's checks. A renewal takes its turn like any other, and pauses after a failure. */
  async hasAppToken(): Promise<boolean> {
    return (await this.#token.get()).ok;
  }

  /** What is left for one more meter. An application that Enedis refuses has no room, however few calls it makes. */
  async room(): Promise<number> {
    const hasToken = await this.hasAppToken();
    const { lines, down } = this.gauge();
    const { callsPerHour, callsInHour, closedForMs } = lines.measures;
    if (!hasToken || closedForMs > 0 || down.some((resource) => !isContractRoute(resource))) return 0;
    return Math.max(callsPerHour - callsInHour, 0);
  }

  override alarm(): void {
    this.#willSettle = false;
    this.#lines.settle();
    const forgetAtMs = this.#revocations.forget(this.clock());
    if (forgetAtMs !== null) void this.ctx.storage.setAlarm(forgetAtMs);
  }

  #decide(line: LineName, wish: Wish): Decision {
    const decision = this.#lines.decide(line, wish);
    if (decision.ok) this.#settleLater(wish.nowMs);
    return decision;
  }

  #settleLater(nowMs: number): void {
    if (this.#willSettle) return;
    this.#willSettle = true;
    void this.ctx.storage.setAlarm(nowMs + SETTLE_AFTER_MS);
  }

  async #callForToken(): Promise<Outcome<AppToken, EnedisRefusal>> {
    const nowMs = this.clock();
    const turn = this.#decide("token", { nowMs, patienceMs: TOKEN_PATIENCE_MS, meterKey: null });
    if (!turn.ok) return refused({ code: "enedis_token_unavailable" });
    if (turn.atMs > nowMs) await scheduler.wait(turn.atMs - nowMs);
    return this.requestToken();
  }
}

const refusal = <C extends "enedis_down" | (typeof REFUSALS)[Reason]>(code: C, retryAfterMs: number) =>
  ({ ok: false, refusal: { code, retryAfterMs } }) as const;
