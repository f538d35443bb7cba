import { DurableObject } from "cloudflare:workers";
import type { Serves } from "../config/durable-object.ts";
import type { Env } from "../config/env.ts";
import { type Pace, take } from "./pace.ts";

/** A limiter as the Workers see it. */
export interface Limiter {
  /** 0 when one more is granted, or how long to wait for it. */
  take(pace: Pace): Promise<number>;
}

/**
 * Counts the attempts of one address or of everybody, or the new tokens of a meter: one number, which its alarm deletes
 * once it says nothing more.
 */
export class AttemptLimiter extends DurableObject<Env> implements Serves<Limiter> {
  /** Replaced in tests. */
  clock = (): number => Date.now();

  async take(pace: Pace): Promise<number> {
    const { kv } = this.ctx.storage;
    const { waitMs, wholeAtMs } = take(kv.get<number>("wholeAtMs") ?? 0, pace, this.clock());
    if (waitMs > 0) return waitMs;
    kv.put("wholeAtMs", wholeAtMs);
    await this.ctx.storage.setAlarm(wholeAtMs);
    return 0;
  }

  override async alarm(): Promise<void> {
    await this.ctx.storage.deleteAll();
  }
}
