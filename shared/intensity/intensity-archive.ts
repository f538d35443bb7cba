import { DurableObject } from "cloudflare:workers";
import type { Serves } from "../config/durable-object.ts";
import type { Env } from "../config/env.ts";
import { type Quarter, VINTAGES } from "./quarters.ts";

/** What was stored of one answer: new quarters and corrected ones alike. */
export interface Stored {
  readonly changed: number;
}

/** The archive as the Workers see it. */
export interface IntensityStore {
  /** `[fromMs, toMs[`, in order. */
  read(fromMs: number, toMs: number): Promise<readonly Quarter[]>;
  /** Keeps what is new or corrected; a value is never replaced by one of an earlier vintage. */
  keep(quarters: readonly Quarter[]): Promise<Stored>;
  /** When each month was looked at, by its name. */
  lookedAt(): Promise<Readonly<Record<string, number>>>;
  /** Notes that a month was looked at, and forgets the quarters before `oldestMs`. */
  noteLook(name: string, nowMs: number, oldestMs: number): Promise<void>;
}

/** The carbon intensity of French electricity, by the quarter of an hour. Public data, one object for the whole service. */
export class IntensityArchive extends DurableObject<Env> implements Serves<IntensityStore> {
  readonly #sql = this.ctx.storage.sql;

  constructor(...given: ConstructorParameters<typeof DurableObject<Env>>) {
    super(...given);
    this.#sql.exec(
      "CREATE TABLE IF NOT EXISTS quarter (start_ms INTEGER PRIMARY KEY, grams REAL NOT NULL, vintage INTEGER NOT NULL)",
    );
    this.#sql.exec("CREATE TABLE IF NOT EXISTS looked (month TEXT PRIMARY KEY, at_ms INTEGER NOT NULL)");
  }

  read(fromMs: number, toMs: number): readonly Quarter[] {
    const rows = this.#sql.exec<{ start_ms: number; grams: number; vintage: number }>(
      "SELECT start_ms, grams, vintage FROM quarter WHERE start_ms >= ? AND start_ms < ? ORDER BY start_ms",
      fromMs,
      toMs,
    );
    return [...rows].map(({ start_ms, grams, vintage }) => ({
      startMs: start_ms,
      grams,
      vintage: VINTAGES[vintage] ?? "real_time",
    }));
  }

  keep(quarters: readonly Quarter[]): Stored {
    let changed = 0;
    for (const { startMs, grams, vintage } of quarters) {
      const { rowsWritten } = this.#sql.exec(
        `INSERT INTO quarter VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET grams = ?2, vintage = ?3
         WHERE ?3 > vintage OR (?3 = vintage AND ?2 <> grams)`,
        startMs,
        grams,
        VINTAGES.indexOf(vintage),
      );
      if (rowsWritten > 0) changed++;
    }
    return { changed };
  }

  lookedAt(): Readonly<Record<string, number>> {
    const rows = this.#sql.exec<{ month: string; at_ms: number }>("SELECT month, at_ms FROM looked");
    return Object.fromEntries([...rows].map(({ month, at_ms }) => [month, at_ms]));
  }

  noteLook(name: string, nowMs: number, oldestMs: number): void {
    this.#sql.exec("INSERT OR REPLACE INTO looked VALUES (?, ?)", name, nowMs);
    this.#sql.exec("DELETE FROM quarter WHERE start_ms < ?", oldestMs);
    // A month that is no longer worth looking at.
    this.#sql.exec("DELETE FROM looked WHERE at_ms < ?", oldestMs);
  }
}
