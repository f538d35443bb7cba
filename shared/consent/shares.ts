import { forgetAtMs, type Share, type ShareId, type Try, UNKNOWN_SHARE } from "./claims.ts";

type ShareRow = { holder: string | null; claimed_by: string | null; claimed_at_ms: number | null };
type TryRow = { journey: string; digits: string; at_ms: number };

/** The rows of a meter's guard about shares: who came back, who claimed, what was typed. All of it as keyed hashes. */
export class Shares {
  readonly #sql: SqlStorage;
  #hasTables = false;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** Made when first needed: the object deletes everything, tables too, once nothing is left in them. */
  #makeTables(): void {
    if (this.#hasTables) return;
    this.#sql.exec(`CREATE TABLE IF NOT EXISTS share (
      authorisation TEXT, started_on TEXT, holder TEXT, claimed_by TEXT, claimed_at_ms INTEGER, forget_at_ms INTEGER,
      PRIMARY KEY (authorisation, started_on))`);
    this.#sql.exec(`CREATE TABLE IF NOT EXISTS try (
      authorisation TEXT, started_on TEXT, journey TEXT, digits TEXT, at_ms INTEGER,
      PRIMARY KEY (authorisation, started_on, journey, digits))`);
    this.#hasTables = true;
  }

  read(id: ShareId): Share {
    this.#makeTables();
    const [row] = this.#sql.exec<ShareRow>(
      "SELECT * FROM share WHERE authorisation = ? AND started_on = ?",
      ...key(id),
    );
    if (row === undefined) return UNKNOWN_SHARE;
    const { holder, claimed_by, claimed_at_ms } = row;
    const tries = this.#sql.exec<TryRow>("SELECT * FROM try WHERE authorisation = ? AND started_on = ?", ...key(id));
    return {
      holder,
      claim: claimed_by === null || claimed_at_ms === null ? null : { journey: claimed_by, atMs: claimed_at_ms },
      tries: tries.toArray().map(({ journey, digits, at_ms }): Try => ({ journey, digits, atMs: at_ms })),
    };
  }

  write(id: ShareId, { holder, claim, tries }: Share, nowMs: number): void {
    this.#makeTables();
    const claimed = [claim?.journey ?? null, claim?.atMs ?? null];
    const row = [...key(id), holder, ...claimed, forgetAtMs(id, nowMs)];
    this.#sql.exec("INSERT OR REPLACE INTO share VALUES (?, ?, ?, ?, ?, ?)", ...row);
    for (const { journey, digits, atMs } of tries) {
      this.#sql.exec("INSERT OR IGNORE INTO try VALUES (?, ?, ?, ?, ?)", ...key(id), journey, digits, atMs);
    }
  }

  /** Deletes what is due; returns when something will be due next, or `null` when nothing is left. */
  forget(nowMs: number): number | null {
    this.#makeTables();
    this.#sql.exec("DELETE FROM share WHERE forget_at_ms <= ?", nowMs);
    this.#sql.exec(`DELETE FROM try WHERE NOT EXISTS (SELECT 1 FROM share
      WHERE share.authorisation = try.authorisation AND share.started_on = try.started_on)`);
    const { next } = this.#sql.exec<{ next: number | null }>("SELECT min(forget_at_ms) AS next FROM share").one();
    this.#hasTables = next !== null;
    return next;
  }
}

const key = ({ authorisation, startedOn }: ShareId): [string, string] => [authorisation, startedOn ?? ""];
