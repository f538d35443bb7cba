import type { TokenSecrets } from "../config/secrets.ts";
import { keyedHasher } from "../keyed-hash.ts";
import type { UsagePointId } from "../usage-point.ts";
import type { Bearer } from "./bearer.ts";

/** A token, and the meters it says it opens. */
export interface PresentedToken extends Bearer {
  readonly usagePoints: readonly UsagePointId[];
}

/** The meters that each of several tokens still opens, and the instant at which a new token made from them is issued. */
export interface TokenStatuses {
  readonly allowed: readonly (readonly UsagePointId[])[];
  readonly issuableAtMs: number;
}

/** Longer than any token lives that was issued before, with a year to spare for those of another gateway. */
const EPOCH_LIFE_MS = 4 * 366 * 86_400_000;

/** The names of a meter in the store: one per secret, so that a rotation forgets nothing. */
export type MeterNames = (id: UsagePointId) => Promise<readonly string[]>;

/** First the name under the current secret, which new revocations are stored under, then those under the previous secrets. */
export function meterNames({ current, previous }: TokenSecrets): MeterNames {
  const hashers = [current, ...previous].map((secret) => keyedHasher(secret, "revoked meter"));
  return (id) => Promise.all(hashers.map((hash) => hash(id)));
}

/**
 * The revoked tokens, in three tables of the gate's database: single ones, until they would have ended; for a meter every token
 * issued up to an instant, except one; and for a meter every token of a device, except those of one device. Ids and meters are hashes.
 * Every reading looks here, so the tables are also held in memory.
 */
export class Revocations {
  readonly #sql: SqlStorage;
  readonly #names: MeterNames;
  readonly #tokens = new Map<string, TokenRow>();
  readonly #meters = new Map<string, MeterRow>();
  readonly #devices = new Map<string, DevicesRow>();

  constructor(sql: SqlStorage, names: MeterNames) {
    this.#sql = sql;
    this.#names = names;
    sql.exec("CREATE TABLE IF NOT EXISTS revoked_token (id TEXT PRIMARY KEY, until_ms INTEGER NOT NULL)");
    sql.exec(`CREATE TABLE IF NOT EXISTS revoked_meter (
      meter TEXT PRIMARY KEY, at_ms INTEGER NOT NULL, kept_id TEXT NOT NULL, until_ms INTEGER NOT NULL)`);
    sql.exec(`CREATE TABLE IF NOT EXISTS forgotten_devices (
      meter TEXT PRIMARY KEY, at_ms INTEGER NOT NULL, kept_device TEXT NOT NULL, until_ms INTEGER NOT NULL)`);
    for (const table of TABLES) sql.exec(`CREATE INDEX IF NOT EXISTS ${table}_until ON ${table} (until_ms)`);
    for (const row of sql.exec<TokenRow>("SELECT * FROM revoked_token")) this.#tokens.set(row.id, row);
    for (const row of sql.exec<MeterRow>("SELECT * FROM revoked_meter")) this.#meters.set(row.meter, row);
    for (const row of sql.exec<DevicesRow>("SELECT * FROM forgotten_devices")) this.#devices.set(row.meter, row);
  }

  /** The meters that each token still opens; none when the token itself is revoked. */
  async allowed(...tokens: readonly PresentedToken[]): Promise<TokenStatuses["allowed"]> {
    return (await this.statuses(tokens, () => 0)).allowed;
  }

  /** The same, and the earliest instant at which a new token made from them does not count as revoked. */
  async statuses(tokens: readonly PresentedToken[], clock: () => number): Promise<TokenStatuses> {
    const named = await Promise.all(tokens.map(({ usagePoints }) => this.#named(usagePoints)));
    // No `await` from here on: a revocation in between would not reach the token that is issued on this answer.
    const epochs = named.map((meters) => meters.map((names) => this.#epochsOf(names)));
    const allowed = tokens.map((token, of) => {
      if (this.#tokens.has(token.id)) return [];
      return token.usagePoints.filter((_, at) => epochs[of]?.[at]?.every((epoch) => isSpared(token, epoch)) ?? true);
    });
    const nextSeconds = epochs.flat(2).map(({ at_ms }) => (Math.floor(at_ms / 1000) + 1) * 1000);
    return { allowed, issuableAtMs: Math.max(clock(), ...nextSeconds) };
  }

  revokeToken(id: string, untilMs: number): void {
    if (this.#tokens.has(id)) return;
    this.#sql.exec("INSERT OR IGNORE INTO revoked_token VALUES (?, ?)", id, untilMs);
    this.#tokens.set(id, { id, until_ms: untilMs });
  }

  /** Revokes every token of its meters issued up to now, except this one. False, and nothing is done, when it is revoked itself. */
  async revokeOthers(kept: PresentedToken, clock: () => number): Promise<boolean> {
    const names = await this.#namesOfAllowed(kept);
    const nowMs = clock();
    for (const meter of names) {
      const row = { meter, at_ms: nowMs, kept_id: kept.id, until_ms: nowMs + EPOCH_LIFE_MS };
      this.#sql.exec("INSERT OR REPLACE INTO revoked_meter VALUES (?, ?, ?, ?)", ...Object.values(row));
      this.#meters.set(meter, row);
    }
    return names.length > 0;
  }

  /**
   * Revokes, for its meters, what devices remember up to now and what was made from it, except for the device of this token. False, and
   * nothing is done, when it is revoked itself.
   */
  async forgetOtherDevices(kept: PresentedToken, clock: () => number): Promise<boolean> {
    const names = await this.#namesOfAllowed(kept);
    const nowMs = clock();
    for (const meter of names) {
      const row = { meter, at_ms: nowMs, kept_device: kept.device ?? "", until_ms: nowMs + EPOCH_LIFE_MS };
      this.#sql.exec("INSERT OR REPLACE INTO forgotten_devices VALUES (?, ?, ?, ?)", ...Object.values(row));
      this.#devices.set(meter, row);
    }
    return names.length > 0;
  }

  /** Deletes rows that no token can need any more. Returns when the next row is due; `null` when none is left. */
  forget(nowMs: number): number | null {
    for (const table of TABLES) this.#sql.exec(`DELETE FROM ${table} WHERE until_ms <= ?`, nowMs);
    let nextAtMs = Number.POSITIVE_INFINITY;
    for (const rows of [this.#tokens, this.#meters, this.#devices]) {
      for (const [key, { until_ms }] of rows) {
        if (until_ms <= nowMs) rows.delete(key);
        else nextAtMs = Math.min(nextAtMs, until_ms);
      }
    }
    return nextAtMs === Number.POSITIVE_INFINITY ? null : nextAtMs;
  }

  /** The name, for a new row, of each meter that a token still opens. */
  async #namesOfAllowed(token: PresentedToken): Promise<string[]> {
    const names = await Promise.all(token.usagePoints.map(this.#names));
    const [allowed = []] = await this.allowed(token);
    return token.usagePoints.flatMap((meter, at) => (allowed.includes(meter) ? (names[at]?.slice(0, 1) ?? []) : []));
  }

  #epochsOf(names: readonly string[]): (MeterRow | DevicesRow)[] {
    return names
      .flatMap((name) => [this.#meters.get(name), this.#devices.get(name)])
      .filter((row) => row !== undefined);
  }

  /** Most gates have no revoked meter: then no request computes the names of its own. */
  #named(meters: readonly UsagePointId[]): Promise<(readonly string[])[]> | (readonly string[])[] {
    return this.#meters.size + this.#devices.size > 0 ? Promise.all(meters.map(this.#names)) : [];
  }
}

const TABLES = ["revoked_token", "revoked_meter", "forgotten_devices"] as const;

type TokenRow = { id: string; until_ms: number };
type MeterRow = { meter: string; at_ms: number; kept_id: string; until_ms: number };
type DevicesRow = { meter: string; at_ms: number; kept_device: string; until_ms: number };

/** Dates of tokens are whole seconds: a token issued in the second of the revocation counts as revoked. */
function isSpared({ id, issuedAtMs, device }: Bearer, row: MeterRow | DevicesRow): boolean {
  if (issuedAtMs > row.at_ms) return true;
  return "kept_id" in row ? id === row.kept_id : device === undefined || device === row.kept_device;
}
