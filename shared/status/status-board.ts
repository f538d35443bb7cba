import { DurableObject } from "cloudflare:workers";
import type { Serves } from "../config/durable-object.ts";
import type { Env } from "../config/env.ts";
import type { EventCounts, StatusEvent } from "./events.ts";

const SLOT_MS = 5 * 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** What the status page shows beside the quota. */
export interface Board {
  readonly lastHour: EventCounts;
  readonly lastDay: EventCounts;
  /** The latest day of which Enedis gave a reading; `null` before the first one. */
  readonly lastDayPublished: string | null;
}

/** The board as the Workers see it. */
export interface StatusCounter {
  add(counts: EventCounts, lastDay: string | null): Promise<void>;
  read(): Promise<Board>;
}

/**
 * Counts events in slots of five minutes, deleted after a day. One object for the whole service; Workers write to it
 * after their answers have left, many events in one write.
 */
export class StatusBoard extends DurableObject<Env> implements Serves<StatusCounter> {
  /** Replaced in tests. */
  clock = Date.now;

  readonly #sql = this.ctx.storage.sql;

  constructor(...given: ConstructorParameters<typeof DurableObject<Env>>) {
    super(...given);
    this.#sql.exec(
      "CREATE TABLE IF NOT EXISTS happened (slot INTEGER, event TEXT, count INTEGER NOT NULL, PRIMARY KEY (slot, event))",
    );
    this.#sql.exec("CREATE TABLE IF NOT EXISTS published (last_day TEXT NOT NULL)");
  }

  add(counts: EventCounts, lastDay: string | null): void {
    const slot = Math.floor(this.clock() / SLOT_MS);
    this.#sql.exec("DELETE FROM happened WHERE slot < ?", slot - DAY_MS / SLOT_MS);
    for (const [event, count] of Object.entries(counts)) {
      this.#sql.exec(
        "INSERT INTO happened VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET count = count + excluded.count",
        slot,
        event,
        count,
      );
    }
    const known = this.#lastDay();
    if (lastDay === null || (known !== null && known >= lastDay)) return;
    this.#sql.exec("DELETE FROM published");
    this.#sql.exec("INSERT INTO published VALUES (?)", lastDay);
  }

  read(): Board {
    return { lastHour: this.#since(HOUR_MS), lastDay: this.#since(DAY_MS), lastDayPublished: this.#lastDay() };
  }

  #since(spanMs: number): EventCounts {
    const from = Math.floor((this.clock() - spanMs) / SLOT_MS) + 1;
    const rows = this.#sql.exec<{ event: StatusEvent; count: number }>(
      "SELECT event, SUM(count) AS count FROM happened WHERE slot >= ? GROUP BY event",
      from,
    );
    return Object.fromEntries([...rows].map(({ event, count }) => [event, count]));
  }

  #lastDay(): string | null {
    return this.#sql.exec<{ last_day: string }>("SELECT last_day FROM published").toArray()[0]?.last_day ?? null;
  }
}
