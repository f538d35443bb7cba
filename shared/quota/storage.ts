import type { Lessons } from "./lessons.ts";
import type { LineSnapshot } from "./line.ts";

/** What survives a restart. */
export interface Saved {
  readonly line?: LineSnapshot | undefined;
  readonly lessons?: Lessons | undefined;
}

/** Where a quota is written. */
export interface Store {
  saveLine(snapshot: LineSnapshot): void;
  saveLessons(lessons: Lessons): void;
}

/** The tables of the quota gate: the counts of each line, written once per block of grants, and its lessons. */
export class QuotaStorage {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
    sql.exec(`CREATE TABLE IF NOT EXISTS line_counts (
      name TEXT PRIMARY KEY, calls BLOB NOT NULL, oldest_second INTEGER NOT NULL,
      at_ms INTEGER NOT NULL, until_ms INTEGER NOT NULL, promised INTEGER NOT NULL)`);
    sql.exec("CREATE TABLE IF NOT EXISTS lessons (name TEXT PRIMARY KEY, learned TEXT NOT NULL)");
  }

  load(name: string): Saved {
    const [line] = this.#sql.exec<LineRow>("SELECT * FROM line_counts WHERE name = ?", name);
    const [lessons] = this.#sql.exec<{ learned: string }>("SELECT learned FROM lessons WHERE name = ?", name);
    return {
      line: line && {
        ring: { calls: new Uint16Array(line.calls), oldestSecond: line.oldest_second },
        atMs: line.at_ms,
        untilMs: line.until_ms,
        promised: line.promised,
      },
      lessons: lessons && (JSON.parse(lessons.learned) as Lessons),
    };
  }

  /** The store of one line. */
  of(name: string): Store {
    return {
      saveLine: ({ ring, atMs, untilMs, promised }: LineSnapshot) => {
        const row = [name, ring.calls.buffer, ring.oldestSecond, atMs, untilMs, promised];
        this.#sql.exec("INSERT OR REPLACE INTO line_counts VALUES (?, ?, ?, ?, ?, ?)", ...row);
      },
      saveLessons: (lessons: Lessons) => {
        this.#sql.exec("INSERT OR REPLACE INTO lessons VALUES (?, ?)", name, JSON.stringify(lessons));
      },
    };
  }
}

type LineRow = {
  name: string;
  calls: ArrayBuffer;
  oldest_second: number;
  at_ms: number;
  until_ms: number;
  promised: number;
};
