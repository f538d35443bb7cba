import { DurableObject } from "cloudflare:workers";
import type { Serves } from "../config/durable-object.ts";
import type { Env } from "../config/env.ts";

/** A callback may arrive at the last moment: the state is remembered until its own lookups have ended. */
const MARGIN_MS = 5 * 60_000;

/** `first`: nothing was bound before. `same`: that authorisation came back, no token yet. `other`, `done`: refused. */
export type Binding = "first" | "same" | "other" | "done";

/** The use of one state as the Workers see it. */
export interface StateUse {
  /** Ties the state to the first authorisation that comes back with it. */
  bind(authorisation: string, expiresAtMs: number): Promise<Binding>;
  /** Marks the state as used. Returns false if nothing was bound. */
  finish(): Promise<boolean>;
}

/**
 * Sees to it that a state serves one authorisation, once (decision 0017): it remembers the first that came back with the
 * state, as a keyed hash, and whether the token was issued. One instance per state; an alarm deletes everything.
 */
export class ConsentState extends DurableObject<Env> implements Serves<StateUse> {
  async bind(authorisation: string, expiresAtMs: number): Promise<Binding> {
    const { kv } = this.ctx.storage;
    const bound = kv.get<string>("authorisation");
    if (kv.get("done") === true) return "done";
    if (bound !== undefined) return bound === authorisation ? "same" : "other";
    kv.put("authorisation", authorisation);
    await this.ctx.storage.setAlarm(expiresAtMs + MARGIN_MS);
    return "first";
  }

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
