import { DurableObject } from "cloudflare:workers";
import type { Serves } from "../config/durable-object.ts";
import type { Env } from "../config/env.ts";
import { type Answer, arrive, confirm, type ShareId, type Verdict } from "./claims.ts";
import { Shares } from "./shares.ts";

/** A meter's guard as the Workers see it. */
export interface Guard {
  /** A journey came back from Enedis with this share. */
  arrive(id: ShareId, journey: string): Promise<void>;
  /** Somebody typed the digits of the meter: may they have the token? */
  confirm(id: ShareId, answer: Answer): Promise<Verdict>;
  /** Whether a token was issued for this share, to anybody. */
  isClaimed(id: ShareId): Promise<boolean>;
}

/**
 * What is remembered of one meter's consents, and asked while somebody consents: which shares gave a token, and how often
 * somebody tried. One instance per meter, named by a keyed hash of its number. Read, decide, write: nothing is waited for in
 * between, so of many at once one wins.
 */
export class MeterGuard extends DurableObject<Env> implements Serves<Guard> {
  /** Replaced in tests. */
  clock = (): number => Date.now();

  readonly #shares = new Shares(this.ctx.storage.sql);

  arrive(id: ShareId, journey: string): Promise<void> {
    this.#shares.write(id, arrive(this.#shares.read(id), journey), this.clock());
    return this.#forgetInTime();
  }

  async confirm(id: ShareId, answer: Answer): Promise<Verdict> {
    const nowMs = this.clock();
    const { verdict, share } = confirm(this.#shares.read(id), answer, nowMs);
    this.#shares.write(id, share, nowMs);
    await this.#forgetInTime();
    return verdict;
  }

  async isClaimed(id: ShareId): Promise<boolean> {
    const { claim } = this.#shares.read(id);
    await this.#forgetInTime();
    return claim !== null;
  }

  override async alarm(): Promise<void> {
    await this.#forgetInTime();
  }

  async #forgetInTime(): Promise<void> {
    const nextAtMs = this.#shares.forget(this.clock());
    if (nextAtMs === null) await this.ctx.storage.deleteAll();
    else await this.ctx.storage.setAlarm(nextAtMs);
  }
}
