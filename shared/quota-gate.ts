import { DurableObject } from "cloudflare:workers";
import { configFrom } from "./config.ts";
import { type AppToken, requestAppToken } from "./enedis/app-token.ts";
import type { Env } from "./env.ts";
import { meterKeys } from "./quota/meter-key.ts";
import { QuotaStorage } from "./quota/storage.ts";
import { TokenKeeper } from "./quota/token-keeper.ts";
import { GRANTS_PER_WRITE, Quota } from "./quota.ts";
import { type EnedisRefusal, type GatewayRefusal, type Outcome, refused } from "./refusal.ts";
import type { UsagePointId } from "./usage-point.ts";

/** The APIs of Enedis that requests call. Each is counted by itself, as Enedis does. */
export type Line = "measures" | "subscribed_services";

export interface Ask {
  readonly line: Line;
  /** Who asks, for fairness; kept only as a keyed hash, in memory. */
  readonly usagePointId: UsagePointId | null;
  readonly patienceMs: number;
  /** Enedis answered 401 to this token. */
  readonly rejectedToken?: string;
}

/** Call in `waitMs`, with this token; or why not. */
export type Grant =
  | { readonly ok: true; readonly waitMs: number; readonly accessToken: string }
  | { readonly ok: false; readonly refusal: GatewayRefusal | EnedisRefusal };

/** How long the call for a token may wait for its turn: it is asked for at most once in two seconds. */
const TOKEN_PATIENCE_MS = 10_000;

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
  readonly #token = new TokenKeeper(
    () => this.#callForToken(),
    () => this.clock(),
  );
  readonly #meterKey = meterKeys();

  async ask({ line, usagePointId, patienceMs, rejectedToken }: Ask): Promise<Grant> {
    const meter = usagePointId === null ? null : await this.#meterKey(usagePointId);
    // First the token: waiting for one must not make a granted instant late.
    const token = await this.#token.current(rejectedToken);
    return token.ok ? this.#decide(line, meter, patienceMs, token.value) : token;
  }

  #decide(line: Line | "token", meter: number | null, patienceMs: number, accessToken: string): Grant {
    const nowMs = this.clock();
    const decision = this.#lines[line].ask({ nowMs, patienceMs, meter });
    if (!decision.ok) {
      return { ok: false, refusal: { code: "quota_shared", retryAfterMs: decision.backAtMs - nowMs } };
    }

    // The output gate holds the answer back until this write is durable.
    this.#lines[line].saveIfDue((snapshot) => this.#storage.saveLine(line, snapshot));
    if (line !== "measures") this.#lines.measures.makeRoom(decision.atMs);
    return { ok: true, waitMs: decision.atMs - nowMs, accessToken };
  }

  async #callForToken(): Promise<Outcome<AppToken, EnedisRefusal>> {
    const turn = this.#decide("token", null, TOKEN_PATIENCE_MS, "");
    if (!turn.ok) return refused({ code: "enedis_token_unavailable" });
    if (turn.waitMs > 0) await scheduler.wait(turn.waitMs);
    return this.requestToken();
  }

  #line(name: Line | "token"): Quota {
    // Calls that are rare are written one by one: a restart must not make the first of them wait for a lost block.
    const grantsPerWrite = name === "measures" ? GRANTS_PER_WRITE : 1;
    return new Quota({ ...configFrom(this.env).quota, grantsPerWrite }, this.#storage.line(name));
  }
}
