import { dayEndMs } from "../paris-time.ts";
import {
  type Claim,
  EARLY_HOLDERS,
  JOURNEY_MEMORY_MS,
  type ShareId,
  type ShareMemory,
  TRIES_OF_JOURNEY,
  type TypedDigits,
} from "./share-rule.ts";

/** A share is remembered this long after it was last presented: by then it is too old for any journey. */
const SHARE_MEMORY_MS = 30 * 24 * 3_600_000;

const TABLES = `
  CREATE TABLE IF NOT EXISTS share (share TEXT PRIMARY KEY, claimed_by TEXT, claimed_at_ms INTEGER, forget_at_ms INTEGER);
  CREATE TABLE IF NOT EXISTS holder (share TEXT, journey TEXT, is_early INTEGER, PRIMARY KEY (share, journey));
  CREATE TABLE IF NOT EXISTS came_back (journey TEXT PRIMARY KEY, at_ms INTEGER);
  CREATE TABLE IF NOT EXISTS typed (journey TEXT, digits TEXT, at_ms INTEGER, PRIMARY KEY (journey, digits));
  CREATE TABLE IF NOT EXISTS compared (share TEXT, journey TEXT, digits TEXT, at_ms INTEGER,
    PRIMARY KEY (share, journey, digits));`;

/** The tables of one authorisation number: who came back with it, what they typed, which shares gave a token. */
export class ShareStore {
  readonly #sql: SqlStorage;
  #hasTables = false;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** A journey is back with the number; `share` is what Enedis shows it. The first one that is shown a share holds it. */
  recordReturn(journey: string, share: ShareId | null, nowMs: number): void {
    this.#forgetJourneys(nowMs);
    if (share !== null) this.#recordShare(share, nowMs);
    this.#recordJourney(journey, nowMs);
    if (share === null) return;
    this.#run(
      `INSERT OR IGNORE INTO holder SELECT ?1, ?2, 0
        WHERE NOT EXISTS (SELECT 1 FROM holder WHERE share = ?1 AND is_early = 0)`,
      share.share,
      journey,
    );
  }

  /** What matters to these digits, once what they say is recorded. */
  memoryFor({ journey, digits, share }: TypedDigits, nowMs: number): ShareMemory {
    this.#forgetJourneys(nowMs);
    if (share !== null) this.#recordShare(share, nowMs);
    this.#recordJourney(journey, nowMs);
    const id = share?.share ?? "";
    const typed = this.#rows<{ digits: string; at_ms: number }>("SELECT * FROM typed WHERE journey = ?", journey);
    const others = `SELECT 1 FROM compared WHERE share = ?1 AND at_ms > ?2
      AND NOT EXISTS (SELECT 1 FROM holder WHERE holder.share = ?1 AND holder.journey = compared.journey)`;
    return {
      claim: this.claimOf(share),
      isHolder: this.#rows("SELECT 1 FROM holder WHERE share = ? AND journey = ?", id, journey).length > 0,
      typed: typed.map(({ digits, at_ms }) => ({ digits, atMs: at_ms })),
      isCompared:
        this.#rows("SELECT 1 FROM compared WHERE share = ? AND journey = ? AND digits = ?", id, journey, digits)
          .length > 0,
      comparedForOthers: this.#rows(others, id, nowMs - JOURNEY_MEMORY_MS).length,
    };
  }

  recordTyped({ journey, digits }: TypedDigits, nowMs: number): void {
    this.#run("INSERT OR IGNORE INTO typed VALUES (?, ?, ?)", journey, digits, nowMs);
  }

  recordCompared({ share }: ShareId, { journey, digits }: TypedDigits, nowMs: number): void {
    this.#run("INSERT OR IGNORE INTO compared VALUES (?, ?, ?, ?)", share, journey, digits, nowMs);
  }

  recordClaim({ share }: ShareId, { journey, atMs }: Claim): void {
    this.#run("UPDATE share SET claimed_by = ?, claimed_at_ms = ? WHERE share = ?", journey, atMs, share);
  }

  claimOf(share: ShareId | null): Claim | null {
    const [row] = this.#rows<{ claimed_by: string | null; claimed_at_ms: number | null }>(
      "SELECT claimed_by, claimed_at_ms FROM share WHERE share = ?",
      share?.share ?? "",
    );
    if (!row || row.claimed_by === null || row.claimed_at_ms === null) return null;
    return { journey: row.claimed_by, atMs: row.claimed_at_ms };
  }

  /** Whether another journey came back with this number in the last 24 hours. */
  hasOthers(journey: string): boolean {
    return this.#rows("SELECT 1 FROM came_back WHERE journey <> ? LIMIT 1", journey).length > 0;
  }

  /** Deletes what is due. Returns when something will be due next; `null` when nothing is left. */
  forget(nowMs: number): number | null {
    this.#forgetJourneys(nowMs);
    this.#run("DELETE FROM share WHERE forget_at_ms <= ?", nowMs);
    this.#run("DELETE FROM holder WHERE share NOT IN (SELECT share FROM share)");
    const [due] = this.#rows<{ at_ms: number | null }>(
      `SELECT min(at_ms) AS at_ms FROM (SELECT forget_at_ms AS at_ms FROM share
        UNION ALL SELECT at_ms + ?1 FROM came_back UNION ALL SELECT at_ms + ?1 FROM typed
        UNION ALL SELECT at_ms + ?1 FROM compared)`,
      JOURNEY_MEMORY_MS,
    );
    const nextAtMs = due?.at_ms ?? null;
    this.#hasTables = nextAtMs !== null;
    return nextAtMs;
  }

  /** What is a day old counts no longer, even when the alarm that deletes it is late. */
  #forgetJourneys(nowMs: number): void {
    for (const table of ["came_back", "typed", "compared"])
      this.#run(`DELETE FROM ${table} WHERE at_ms <= ?`, nowMs - JOURNEY_MEMORY_MS);
  }

  /** A share seen for the first time: the early returns that have tries left hold it. */
  #recordShare({ share, startedOn }: ShareId, nowMs: number): void {
    const forgetAtMs = Math.max(nowMs, dayEndMs(startedOn)) + SHARE_MEMORY_MS;
    if (this.#rows("SELECT 1 FROM share WHERE share = ?", share).length > 0) {
      this.#run("UPDATE share SET forget_at_ms = ? WHERE share = ?", forgetAtMs, share);
      return;
    }
    this.#run("INSERT INTO share VALUES (?, NULL, NULL, ?)", share, forgetAtMs);
    this.#run(
      `INSERT INTO holder SELECT ?1, journey, 1 FROM came_back WHERE at_ms > ?2
        AND (SELECT count(*) FROM typed WHERE typed.journey = came_back.journey) < ?3 ORDER BY rowid LIMIT ?4`,
      share,
      nowMs - JOURNEY_MEMORY_MS,
      TRIES_OF_JOURNEY,
      EARLY_HOLDERS,
    );
  }

  #recordJourney(journey: string, nowMs: number): void {
    this.#run("INSERT OR IGNORE INTO came_back VALUES (?, ?)", journey, nowMs);
  }

  #run(query: string, ...bound: SqlStorageValue[]): void {
    this.#rows(query, ...bound);
  }

  #rows<T extends Record<string, SqlStorageValue>>(query: string, ...bound: SqlStorageValue[]): T[] {
    // Created when first needed: the object deletes everything, tables too, once nothing is left in them.
    if (!this.#hasTables) this.#sql.exec(TABLES);
    this.#hasTables = true;
    return this.#sql.exec<T>(query, ...bound).toArray();
  }
}
