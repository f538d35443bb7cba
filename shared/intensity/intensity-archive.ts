import { DurableObject } from "cloudflare:workers";
import type { Serves } from "../config/durable-object.ts";
import type { Env } from "../config/env.ts";
import type { Export, Window } from "./eco2mix.ts";
import { publishedUntilMs } from "./published.ts";
import { type Quarter, VINTAGES } from "./quarters.ts";

const DAY_MS = 86_400_000;

/** What one answer changed: quarters that are new, corrected or gone. */
export interface Stored {
  readonly changed: number;
}

/** The archive as the Workers see it. */
export interface IntensityStore {
  /** The quarters of each of these days in UTC, in the order of time. */
  days(startsMs: readonly number[]): Promise<readonly (readonly Quarter[])[]>;
  /**
   * Keeps what a dataset says of a window now. Its last word counts, whatever came before; only real time never replaces, or
   * takes back, what was consolidated. Quarters of which the archive could not know at this instant are forgotten.
   */
  keep(window: Window, published: Pick<Export, "quarters" | "withoutValue">, nowMs: number): Promise<Stored>;
  /** When each month was looked at, by its name. */
  lookedAt(): Promise<Readonly<Record<string, number>>>;
  /** Notes that a month was looked at, and forgets the quarters before `oldestMs`. */
  noteLook(name: string, nowMs: number, oldestMs: number): Promise<void>;
}

/** The carbon intensity of French electricity, by the quarter of an hour. Public data, one object for the whole service. */
export class IntensityArchive extends DurableObject<Env> implements Serves<IntensityStore> {
  readonly #sql = this.ctx.storage.sql;

  constructor(...args: ConstructorParameters<typeof DurableObject<Env>>) {
    super(...args);
    this.#sql.exec(
      "CREATE TABLE IF NOT EXISTS quarter (start_ms INTEGER PRIMARY KEY, grams REAL NOT NULL, vintage INTEGER NOT NULL)",
    );
    this.#sql.exec("CREATE TABLE IF NOT EXISTS looked (month TEXT PRIMARY KEY, at_ms INTEGER NOT NULL)");
  }

  days(startsMs: readonly number[]): readonly (readonly Quarter[])[] {
    return startsMs.map((startMs) => this.#between(startMs, startMs + DAY_MS));
  }

  #between(fromMs: number, toMs: number): readonly Quarter[] {
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

  keep(
    { dataset, fromMs, toMs }: Window,
    { quarters, withoutValue }: Pick<Export, "quarters" | "withoutValue">,
    nowMs: number,
  ): Stored {
    let changed = 0;
    const write = (statement: string, ...values: readonly number[]) => {
      changed += this.#sql.exec(statement, ...values).rowsWritten;
    };
    write("DELETE FROM quarter WHERE start_ms >= ?", nowMs);
    for (const [vintage, name] of VINTAGES.entries()) {
      const firstMs = Math.max(fromMs, publishedUntilMs(name, nowMs));
      write("DELETE FROM quarter WHERE vintage = ? AND start_ms >= ? AND start_ms < ?", vintage, firstMs, toMs);
    }
    const mayTakeBack = dataset === "eco2mix-national-tr" ? "vintage = 0" : "vintage > 0";
    for (const startMs of withoutValue) write(`DELETE FROM quarter WHERE start_ms = ? AND ${mayTakeBack}`, startMs);
    for (const { startMs, grams, vintage } of quarters) {
      write(
        `INSERT INTO quarter VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET grams = ?2, vintage = ?3
         WHERE (vintage = 0 OR ?3 > 0) AND (grams <> ?2 OR vintage <> ?3)`,
        startMs,
        grams,
        VINTAGES.indexOf(vintage),
      );
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
