import { DurableObject } from "cloudflare:workers";
import type { Serves } from "../config/durable-object.ts";
import type { Env } from "../config/env.ts";

/** Time for a callback that arrived at the last moment to end its own lookups before the state is forgotten. */
const MARGIN_MS = 5 * 60_000;

/** `fresh`: first use. `same`: that authorisation came back, no token yet. `other`, `done`: refused. */
export type Binding = "fresh" | "same" | "other" | "done";

/** A departure's memory as the Workers see it. */
export interface StateUse {
  /** Ties the state to the first authorisation that comes back with it. */
  bind(authorisation: string, expiresAtMs: number): Promise<Binding>;
  /** Uses the state up. False when nothing was ever bound to it. */
  finish(): Promise<boolean>;
}

/**
 * What the server remembers of one departure, so that its state serves once: the first authorisation that comes back with
 * it, as a keyed hash, and whether the token was issued. One instance per state; it forgets everything by alarm.
 */
export class ConsentState extends DurableObject<Env> implements Serves<StateUse> {
  async bind(authorisation: string, expiresAtMs: number): Promise<Binding> {
    const { kv } = this.ctx.storage;
    const bound = kv.get<string>("authorisation");
    if (kv.get("done") === true) return "done";
    if (bound !== undefined) return bound === authorisation ? "same" : "other";
    kv.put("authorisation", authorisation);
    await this.ctx.storage.setAlarm(expiresAtMs + MARGIN_MS);
    return "fresh";
  }

  /** Uses the state up: whatever comes back with it from now on is refused. Who has the token is the meter guard's affair. */
  finish(): boolean {
    const { kv } = this.ctx.storage;
    const isBound = kv.get("authorisation") !== undefined;
    if (isBound) kv.put("done", true);
    return isBound;
  }

  override async alarm(): Promise<void> {
    await this.ctx.storage.deleteAll();
  }
}
