import type { LineSnapshot } from "./line.ts";

/** The rows of the quota gate: one per line, written once per block of grants. */
export class QuotaStorage {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
    sql.exec(`CREATE TABLE IF NOT EXISTS line (
      name TEXT PRIMARY KEY, calls BLOB NOT NULL, oldest_second INTEGER NOT NULL,
      until_ms INTEGER NOT NULL, promised INTEGER NOT NULL)`);
  }

  line(name: string): LineSnapshot | undefined {
    const [row] = this.#sql.exec<Row>("SELECT * FROM line WHERE name = ?", name);
    if (row === undefined) return undefined;
    const ring = { calls: new Uint16Array(row.calls), oldestSecond: row.oldest_second };
    return { ring, untilMs: row.until_ms, promised: row.promised };
  }

  saveLine(name: string, { ring, untilMs, promised }: LineSnapshot): void {
    this.#sql.exec(
      "INSERT OR REPLACE INTO line VALUES (?, ?, ?, ?, ?)",
      ...[name, ring.calls.buffer, ring.oldestSecond, untilMs, promised],
    );
  }
}

type Row = {
  name: string;
  calls: ArrayBuffer;
  oldest_second: number;
  until_ms: number;
  promised: number;
};
