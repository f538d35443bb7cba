import type { Budgets } from "./budgets.ts";
import type { Decision, LineGauge, Wish } from "./decision.ts";
import { GRANTS_PER_WRITE, type Limits, limitLookups } from "./pace.ts";
import type { Report, Turn, UpstreamApi } from "./protocol.ts";
import { Quota } from "./quota.ts";
import { QuotaStorage } from "./storage.ts";

/** The APIs that Enedis counts, and the one that gives our application its token. */
const NAMES = ["measures", "subscribed_services", "contracts", "token"] as const satisfies (UpstreamApi | "token")[];
export type LineName = (typeof NAMES)[number];

/** The quota of each API, in one storage: what a restart must not forget is written before an answer leaves. */
export class Lines {
  readonly #storage: QuotaStorage;
  readonly #quotas: Readonly<Record<LineName, Quota>>;

  constructor(limits: Limits, sql: SqlStorage) {
    this.#storage = new QuotaStorage(sql);
    const load = (name: LineName, own: Limits) => new Quota(own, this.#storage.load(name));
    // Rare calls are written one by one: after a restart, the first of them must not wait for a lost block.
    const rare = { ...limits, grantsPerWrite: 1 };
    this.#quotas = {
      measures: load("measures", { ...limits, grantsPerWrite: GRANTS_PER_WRITE }),
      subscribed_services: load("subscribed_services", limitLookups(rare)),
      contracts: load("contracts", rare),
      token: load("token", rare),
    };
  }

  decide(name: LineName, wish: Wish): Decision {
    const decision = this.#quotas[name].ask(wish);
    // The output gate of the object holds back the answer until this write is durable.
    this.#save(name);
    if (decision.ok && name !== "measures") this.#quotas.measures.makeRoom(decision.atMs, wish.nowMs);
    return decision;
  }

  /** Gives back the turn of a caller that hung up. */
  giveBack(turn: Turn, nowMs: number): void {
    this.#quotas[turn.api].giveBack(turn, nowMs);
  }

  /** Learns from a 429 of Enedis. */
  learn(report: Report, nowMs: number): void {
    const { api, atMs } = report.turn;
    if (report.kind === "burst") this.#quotas[api].learnBurst(nowMs);
    if (report.kind === "hour") this.#quotas[api].learnHour(nowMs, atMs, report.nextAccessAtMs);
    this.#save(api);
  }

  budgets(name: LineName, meterKey: number | null, nowMs: number, tokenId?: string): Budgets {
    return this.#quotas[name].budgets(meterKey, nowMs, tokenId);
  }

  /** Writes exactly what was granted, so that a restart after a quiet while loses no call. */
  settle(): void {
    for (const name of NAMES) this.#quotas[name].settle(this.#storage.of(name));
  }

  gauge(nowMs: number): Readonly<Record<LineName, LineGauge>> {
    const { measures, subscribed_services, contracts, token } = this.#quotas;
    return {
      measures: measures.gauge(nowMs),
      subscribed_services: subscribed_services.gauge(nowMs),
      contracts: contracts.gauge(nowMs),
      token: token.gauge(nowMs),
    };
  }

  #save(name: LineName): void {
    this.#quotas[name].save(this.#storage.of(name));
  }
}
