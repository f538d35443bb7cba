import { DurableObject } from "cloudflare:workers";
import type { Serves } from "../config/durable-object.ts";
import type { Env } from "../config/env.ts";
import { type Confirmation, decide, type ShareId, type TypedDigits } from "./share-rule.ts";
import { ShareStore } from "./share-store.ts";

/** What a confirmation came to. `isReplayed`: another journey came back with the same number in the last 24 hours. */
export type Confirmed = Confirmation & { readonly isReplayed: boolean };

/** The guard of an authorisation number as the Workers see it. */
export interface Guard {
  /** A journey came back from Enedis with the number, under which Enedis shows this share, or nothing yet. */
  recordReturn(journey: string, share: ShareId | null): Promise<void>;
  /** Checks typed digits, and claims the share if they are right. */
  confirm(typed: TypedDigits): Promise<Confirmed>;
  /** Whether a token was issued for this share. */
  isClaimed(share: ShareId | null): Promise<boolean>;
}

/**
 * Guards one authorisation number, whether Enedis knows it or not: who came back with it, what was typed, which of its shares
 * gave a token. Named by a keyed hash of the number. It reads, decides and writes without waiting in between, so of many at
 * once one wins.
 */
export class ShareGuard extends DurableObject<Env> implements Serves<Guard> {
  /** Replaced in tests. */
  clock = (): number => Date.now();

  readonly #store = new ShareStore(this.ctx.storage.sql);

  recordReturn(journey: string, share: ShareId | null): Promise<void> {
    this.#store.recordReturn(journey, share, this.clock());
    return this.#forgetInTime();
  }

  async confirm(typed: TypedDigits): Promise<Confirmed> {
    const nowMs = this.clock();
    const memory = this.#store.memoryFor(typed, nowMs);
    const { confirmation, compares } = decide(memory, typed, nowMs);
    if (confirmation.kind !== "locked") this.#store.recordTyped(typed, nowMs);
    if (typed.share !== null && compares) this.#store.recordCompared(typed.share, typed, nowMs);
    if (typed.share !== null && confirmation.kind === "claimed" && memory.claim === null)
      this.#store.recordClaim(typed.share, { journey: typed.journey, atMs: nowMs });
    const isReplayed = this.#store.hasOthers(typed.journey);
    await this.#forgetInTime();
    return { ...confirmation, isReplayed };
  }

  async isClaimed(share: ShareId | null): Promise<boolean> {
    const claim = this.#store.claimOf(share);
    await this.#forgetInTime();
    return claim !== null;
  }

  override async alarm(): Promise<void> {
    await this.#forgetInTime();
  }

  async #forgetInTime(): Promise<void> {
    const nextAtMs = this.#store.forget(this.clock());
    if (nextAtMs === null) await this.ctx.storage.deleteAll();
    else await this.ctx.storage.setAlarm(nextAtMs);
  }
}
