import { DurableObject } from "cloudflare:workers";
import type { Serves } from "../config/durable-object.ts";
import type { Env } from "../config/env.ts";
import type { Desk, Seen } from "./desk.ts";
import {
  answerPoll,
  newPairing,
  type Pairing,
  type Poll,
  type Standing,
  standingOf,
  withBrowser,
  withDecline,
  withOwner,
  withToken,
} from "./pairing.ts";

/**
 * Keeps one pairing, from the request of a device to its token. It reads, decides and writes without waiting in between, so of many at
 * once one wins. Everything is deleted with the token, or by an alarm when the code ends.
 */
export class PairingDesk extends DurableObject<Env> implements Serves<Desk> {
  /** Replaced in tests. */
  clock = (): number => Date.now();

  async begin(box: string, request: string): Promise<number | null> {
    const nowMs = this.clock();
    const before = this.#read();
    if (before !== null && before.expiresAtMs > nowMs) return null;
    const pairing = newPairing(box, request, nowMs);
    this.#write(pairing, before);
    await this.ctx.storage.setAlarm(pairing.expiresAtMs);
    return pairing.expiresAtMs;
  }

  async poll(box: string): Promise<Poll> {
    const pairing = this.#read();
    if (pairing === null) return { kind: "gone" };
    const { poll, next } = answerPoll(pairing, box, this.clock());
    if (next === null) await this.ctx.storage.deleteAll();
    else this.#write(next, pairing);
    return poll;
  }

  enter(browser: string): boolean {
    const pairing = this.#read();
    const entered = pairing === null ? null : withBrowser(pairing, browser, this.clock());
    if (entered !== null) this.#write(entered, pairing);
    return entered !== null;
  }

  look(browser: string): Seen {
    return this.#seen(this.#read(), browser);
  }

  own(browser: string): Seen {
    return this.#seen(
      this.#change((pairing) => withOwner(pairing, browser, this.clock())),
      browser,
    );
  }

  decline(browser: string): Standing {
    return this.#seen(
      this.#change((pairing) => withDecline(pairing, browser, this.clock())),
      browser,
    ).standing;
  }

  give(browser: string, token: string): Standing {
    return this.#seen(
      this.#change((pairing) => withToken(pairing, browser, token, this.clock())),
      browser,
    ).standing;
  }

  override async alarm(): Promise<void> {
    await this.ctx.storage.deleteAll();
  }

  #seen(pairing: Pairing | null, browser: string): Seen {
    const standing = pairing === null ? "gone" : standingOf(pairing, browser, this.clock());
    if (pairing === null || standing === "gone") return { standing: "gone", request: "", box: "" };
    return { standing, request: pairing.request, box: pairing.box };
  }

  #change(change: (pairing: Pairing) => Pairing): Pairing | null {
    const before = this.#read();
    if (before === null) return null;
    const after = change(before);
    this.#write(after, before);
    return after;
  }

  #read(): Pairing | null {
    const fields = Object.fromEntries(this.ctx.storage.kv.list());
    return "box" in fields ? (fields as unknown as Pairing) : null;
  }

  /** Writes the fields that are not as before. */
  #write(pairing: Pairing, before: Pairing | null): void {
    for (const [field, value] of Object.entries(pairing))
      if (before?.[field as keyof Pairing] !== value) this.ctx.storage.kv.put(field, value);
  }
}
