import { DurableObject } from "cloudflare:workers";
import { configFrom } from "./config.ts";
import { type AppToken, requestAppToken } from "./enedis/app-token.ts";
import type { Env } from "./env.ts";
import type { Budgets } from "./quota/budgets.ts";
import { Circuits } from "./quota/circuits.ts";
import { GRANTS_PER_WRITE } from "./quota/limits.ts";
import { meterKeys } from "./quota/meter-key.ts";
import { QuotaStorage } from "./quota/storage.ts";
import { TokenKeeper } from "./quota/token-keeper.ts";
import { type Decision, type LineGauge, Quota, type Reason, type Wish } from "./quota.ts";
import { type EnedisRefusal, type GatewayRefusal, type Outcome, refused } from "./refusal.ts";
import type { UsagePointId } from "./usage-point.ts";

/** The APIs of Enedis that requests call. Each is counted by itself, as Enedis does. */
export type Line = "measures" | "subscribed_services";

const LINES = ["measures", "subscribed_services", "token"] as const;
type AnyLine = (typeof LINES)[number];

export interface Ask {
  readonly line: Line;
  /** What of the API: one may be down while the others answer. Absent: the API is one resource. */
  readonly resource?: string;
  /** Who asks, for fairness; kept only as a keyed hash, in memory. */
  readonly usagePointId: UsagePointId | null;
  /** The request in a few words without the meter, so that a loop can be recognised. */
  readonly question?: string;
  readonly patienceMs: number;
  /** Enedis answered 401 to this token. */
  readonly rejectedToken?: string;
}

/** Call in `waitMs`, with this token; or why not. */
export type Grant =
  | {
      readonly ok: true;
      readonly waitMs: number;
      readonly accessToken: string;
      readonly turn?: Turn;
      readonly budgets?: Budgets;
    }
  | { readonly ok: false; readonly refusal: GatewayRefusal | EnedisRefusal; readonly budgets?: Budgets };

/** Names a grant, to `release` it or to `report` on it. Only `reportSuccess` concerns the caller. */
export interface Turn {
  readonly line: Line;
  readonly resource: string;
  readonly meter: number | null;
  readonly atMs: number;
  readonly serial: number;
  /** Something went wrong lately: say also when a call succeeds. Otherwise only what follows is worth a report. */
  readonly reportSuccess: boolean;
}

/** What Enedis answered to a call. */
export type Report =
  | { readonly kind: "success" | "failure" | "burst"; readonly turn: Turn }
  | { readonly kind: "hour"; readonly turn: Turn; readonly nextAccessAtMs: number | null };

/** What the status page may show. */
export interface Gauge {
  readonly lines: Readonly<Record<Line | "token", LineGauge>>;
  /** The resources that Enedis does not serve at present. */
  readonly down: readonly string[];
}

/** How long the call for a token may wait for its turn: it is asked for at most once in two seconds. */
const TOKEN_PATIENCE_MS = 10_000;

/** So long after the first grant, exact counts replace what was promised ahead: an eviction then loses nothing. */
const SETTLE_AFTER_MS = 60_000;

const REFUSALS = {
  shared: "quota_shared",
  meter: "quota_meter",
  loop: "quota_loop",
} as const satisfies Record<Reason, GatewayRefusal["code"]>;

/**
 * The one place that knows how often Enedis is called: a single object for the whole service. It answers at once with
 * an instant and lets the Worker do the waiting. Its clock is the only one that counts.
 */
export class QuotaGate extends DurableObject<Env> {
  /** Replaced in tests. */
  clock = Date.now;
  requestToken = (): Promise<Outcome<AppToken, EnedisRefusal>> => requestAppToken(configFrom(this.env));

  readonly #storage = new QuotaStorage(this.ctx.storage.sql);
  readonly #lines = {
    measures: this.#line("measures"),
    subscribed_services: this.#line("subscribed_services"),
    token: this.#line("token"),
  };
  readonly #circuits = new Circuits();
  readonly #token = new TokenKeeper(
    () => this.#callForToken(),
    () => this.clock(),
  );
  readonly #meterKey = meterKeys();
  #willSettle = false;

  /** Answers a request of the gateway: when to call, or why not. */
  async ask(ask: Ask): Promise<Grant> {
    const { line, resource = line, usagePointId, rejectedToken } = ask;
    const meter = usagePointId === null ? null : await this.#meterKey(usagePointId);
    // First the token: waiting for one must not make a granted instant late. From here on nothing is waited for.
    const token = await this.#token.current(rejectedToken);
    if (!token.ok) return token;

    const nowMs = this.clock();
    const passage = this.#circuits.passage(resource, meter, nowMs);
    if (!passage.ok) return refusal("enedis_down", passage.backAtMs - nowMs);

    const decision = this.#decide(line, { ...ask, nowMs, meter });
    const budgets = this.#lines[line].budgets(meter, nowMs);
    if (!decision.ok) return { ...refusal(REFUSALS[decision.reason], decision.backAtMs - nowMs), budgets };

    const { atMs, serial } = decision;
    if (passage.isProbe) this.#circuits.probing(resource, meter, atMs);
    const turn = { line, resource, meter, atMs, serial, reportSuccess: this.#circuits.isWatched(resource) };
    return { ok: true, waitMs: atMs - nowMs, accessToken: token.value, turn, budgets };
  }

  /** The client left while it waited: somebody else may have its turn. */
  release(turn: Turn): void {
    this.#lines[turn.line].giveBack(turn, this.clock());
  }

  /** What came of a call: every 429 and every failure, and successes when the turn says so. */
  report(report: Report): void {
    const { line, resource, meter, atMs } = report.turn;
    const nowMs = this.clock();
    if (report.kind === "success") this.#circuits.succeeded(resource);
    if (report.kind === "failure") this.#circuits.failed(resource, meter, nowMs);
    if (report.kind === "burst") this.#lines[line].learnBurst(nowMs);
    if (report.kind === "hour") this.#lines[line].learnHour(nowMs, atMs, report.nextAccessAtMs);
    this.#lines[line].save(this.#storage.store(line));
  }

  gauge(): Gauge {
    const nowMs = this.clock();
    const { measures, subscribed_services, token } = this.#lines;
    return {
      lines: {
        measures: measures.gauge(nowMs),
        subscribed_services: subscribed_services.gauge(nowMs),
        token: token.gauge(nowMs),
      },
      down: this.#circuits.open(),
    };
  }

  override alarm(): void {
    this.#willSettle = false;
    for (const name of LINES) this.#lines[name].settle(this.#storage.store(name));
  }

  #decide(line: AnyLine, wish: Wish): Decision {
    const decision = this.#lines[line].ask(wish);
    // The output gate holds the answer back until what is written here is durable.
    this.#lines[line].save(this.#storage.store(line));
    if (!decision.ok) return decision;
    if (line !== "measures") this.#lines.measures.makeRoom(decision.atMs);
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
    // Calls that are rare are written one by one: a restart must not make the first of them wait for a lost block.
    const grantsPerWrite = name === "measures" ? GRANTS_PER_WRITE : 1;
    return new Quota({ ...configFrom(this.env).quota, grantsPerWrite }, this.#storage.saved(name));
  }
}

const refusal = <C extends "enedis_down" | (typeof REFUSALS)[Reason]>(code: C, retryAfterMs: number) =>
  ({ ok: false, refusal: { code, retryAfterMs } }) as const;
