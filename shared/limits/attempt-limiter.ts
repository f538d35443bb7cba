import { DurableObject } from "cloudflare:workers";
import type { Serves } from "../config/durable-object.ts";
import type { Env } from "../config/env.ts";
import { type Rate, takeOne } from "./gcra.ts";

/** A limiter as the Workers see it. */
export interface Limiter {
  /** Takes one: 0, or how long to wait for it in ms. */
  take(rate: Rate): Promise<number>;
}

/**
 * Counts the attempts of one address or of everybody, or the new tokens of a meter. Its storage is one number, deleted by
 * an alarm once the burst is full again.
 */
export class AttemptLimiter extends DurableObject<Env> implements Serves<Limiter> {
  /** Replaced in tests. */
  clock = (): number => Date.now();

  async take(rate: Rate): Promise<number> {
    const { kv } = this.ctx.storage;
    const { waitMs, fullAtMs } = takeOne(kv.get<number>("fullAtMs") ?? 0, rate, this.clock());
    if (waitMs > 0) return waitMs;
    kv.put("fullAtMs", fullAtMs);
    await this.ctx.storage.setAlarm(fullAtMs);
    return 0;
  }

  override async alarm(): Promise<void> {
    await this.ctx.storage.deleteAll();
  }
}
