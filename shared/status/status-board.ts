import { DurableObject } from "cloudflare:workers";
import type { Serves } from "../config/durable-object.ts";
import type { Env } from "../config/env.ts";
import type { Day } from "../paris-time.ts";
import type { EventCounts, StatusEvent } from "./events.ts";
import { publishedDay } from "./published-day.ts";

const SLOT_MS = 5 * 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** What the status page shows beside the quota. */
export interface Board {
  readonly lastHour: EventCounts;
  readonly lastDay: EventCounts;
  /** The latest day of which Enedis gave a reading; `null` before the first one. */
  readonly lastDayPublished: Day | null;
}

/** The board as the Workers see it. */
export interface StatusCounter {
  add(counts: EventCounts, lastDay: Day | null): Promise<void>;
  read(): Promise<Board>;
}

/**
 * Counts events in slots of five minutes, deleted after a day. One object for the whole service; Workers write to it after
 * their answers have left, many events in one write. What is stored is checked again when it is read, so that a bad value,
 * wherever it came from, cannot break the page for good.
 */
export class StatusBoard extends DurableObject<Env> implements Serves<StatusCounter> {
  /** Replaced in tests. */
  clock = Date.now;

  readonly #sql = this.ctx.storage.sql;

  constructor(...args: ConstructorParameters<typeof DurableObject<Env>>) {
    super(...args);
    this.#sql.exec(
      "CREATE TABLE IF NOT EXISTS happened (slot INTEGER, event TEXT, count INTEGER NOT NULL, PRIMARY KEY (slot, event))",
    );
    this.#sql.exec("CREATE TABLE IF NOT EXISTS published (last_day TEXT NOT NULL)");
  }

  add(counts: EventCounts, lastDay: Day | null): void {
    const slot = this.#slotOf(this.clock());
    // A slot in the future was written before the clock was set back.
    this.#sql.exec("DELETE FROM happened WHERE slot < ? OR slot > ?", slot - DAY_MS / SLOT_MS, slot);
    for (const [event, count] of Object.entries(counts)) {
      this.#sql.exec(
        "INSERT INTO happened VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET count = count + excluded.count",
        slot,
        event,
        count,
      );
    }
    const day = publishedDay(lastDay, this.clock());
    const known = this.#lastDay();
    if (day === null || (known !== null && known >= day)) return;
    this.#sql.exec("DELETE FROM published");
    this.#sql.exec("INSERT INTO published VALUES (?)", day);
  }

  read(): Board {
    return { lastHour: this.#since(HOUR_MS), lastDay: this.#since(DAY_MS), lastDayPublished: this.#lastDay() };
  }

  #slotOf(atMs: number): number {
    return Math.floor(atMs / SLOT_MS);
  }

  #since(spanMs: number): EventCounts {
    const nowMs = this.clock();
    const rows = this.#sql.exec<{ event: StatusEvent; count: number }>(
      `SELECT event, SUM(count) AS count FROM happened
       WHERE slot BETWEEN ? AND ? AND typeof(count) = 'integer' AND count > 0 GROUP BY event`,
      this.#slotOf(nowMs - spanMs) + 1,
      this.#slotOf(nowMs),
    );
    return Object.fromEntries([...rows].map(({ event, count }) => [event, count]));
  }

  #lastDay(): Day | null {
    const [row] = this.#sql.exec<{ last_day: SqlStorageValue }>("SELECT last_day FROM published");
    return publishedDay(row?.last_day, this.clock());
  }
}
