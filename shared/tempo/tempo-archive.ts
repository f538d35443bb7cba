import { DurableObject } from "cloudflare:workers";
import type { Serves } from "../config/durable-object.ts";
import type { Env } from "../config/env.ts";
import type { Day } from "../paris-time.ts";
import type { Colour } from "../tariffs/tempo.ts";
import { admit, agreement, type Claims, type KnownDay, SOURCES, type SourceId } from "./claims.ts";
import { lengthOf, RED_DAYS, type Season, WHITE_DAYS } from "./season.ts";

/** How the last look at a source ended: its colours were taken, it gave none, or what it gave is impossible. */
export type LookOutcome = "taken" | "silent" | "refused";

/** The last look at a source. */
export interface Look {
  readonly source: SourceId;
  readonly atMs: number;
  /** When it last gave colours that were taken; `null`: never. */
  readonly takenMs: number | null;
  readonly outcome: LookOutcome;
}

/** What is kept of a season. */
export interface SeasonRecord {
  /** The days of which a source speaks, in order. */
  readonly days: readonly KnownDay[];
  readonly looks: readonly Look[];
  /** It is over, its counts add up, and two sources at least say so. */
  readonly isSettled: boolean;
}

/** The archive as the Workers see it. */
export interface TempoStore {
  season(season: Season): Promise<SeasonRecord>;
  /** Judges what a source says of a season now, and keeps what may be kept; `null`: it gave nothing that could be read. */
  keep(season: Season, source: SourceId, said: ReadonlyMap<Day, Colour> | null, nowMs: number): Promise<LookOutcome>;
}

const COLOURS: readonly Colour[] = ["blue", "white", "red"];

/** The colours of Tempo by day and source. Public data, one object for the whole service; a season is kept for good. */
export class TempoArchive extends DurableObject<Env> implements Serves<TempoStore> {
  readonly #sql = this.ctx.storage.sql;
  /** By season, so that a request reads no row. */
  readonly #records = new Map<string, SeasonRecord>();

  constructor(...args: ConstructorParameters<typeof DurableObject<Env>>) {
    super(...args);
    this.#sql.exec(
      "CREATE TABLE IF NOT EXISTS claim (day TEXT NOT NULL, source TEXT NOT NULL, colour INTEGER NOT NULL, PRIMARY KEY (day, source)) WITHOUT ROWID",
    );
    this.#sql.exec(
      "CREATE TABLE IF NOT EXISTS look (season TEXT NOT NULL, source TEXT NOT NULL, at_ms INTEGER NOT NULL, taken_ms INTEGER, outcome TEXT NOT NULL, PRIMARY KEY (season, source)) WITHOUT ROWID",
    );
  }

  season(season: Season): SeasonRecord {
    const known = this.#records.get(season.name);
    if (known !== undefined) return known;
    const days = [...this.#claims(season)].map(([day, claims]) => agreement(day, claims));
    const record = { days, looks: this.#looks(season), isSettled: isSettled(season, days) };
    this.#records.set(season.name, record);
    return record;
  }

  keep(season: Season, source: SourceId, said: ReadonlyMap<Day, Colour> | null, nowMs: number): LookOutcome {
    // An answer without any colour says nothing.
    const admission =
      said === null || said.size === 0 ? null : admit(said, source, this.#claims(season), season, nowMs);
    const outcome = admission === null ? "silent" : "fault" in admission ? "refused" : "taken";
    if (admission !== null && "changes" in admission) {
      for (const [day, colour] of admission.changes) {
        this.#sql.exec("INSERT OR REPLACE INTO claim VALUES (?, ?, ?)", day, source, COLOURS.indexOf(colour));
      }
    }
    this.#sql.exec(
      `INSERT INTO look VALUES (?1, ?2, ?3, ?4, ?5)
       ON CONFLICT DO UPDATE SET at_ms = ?3, taken_ms = coalesce(?4, taken_ms), outcome = ?5`,
      season.name,
      source,
      nowMs,
      outcome === "taken" ? nowMs : null,
      outcome,
    );
    this.#records.delete(season.name);
    return outcome;
  }

  #claims({ start, end }: Season): ReadonlyMap<Day, Claims> {
    const rows = this.#sql.exec<{ day: string; source: string; colour: number }>(
      "SELECT day, source, colour FROM claim WHERE day >= ? AND day < ? ORDER BY day",
      start,
      end,
    );
    const byDay = Map.groupBy(rows, ({ day }) => day as Day);
    return new Map([...byDay].map(([day, claims]) => [day, claimsIn(claims)]));
  }

  #looks({ name }: Season): readonly Look[] {
    const rows = this.#sql.exec<{ source: string; at_ms: number; taken_ms: number | null; outcome: string }>(
      "SELECT source, at_ms, taken_ms, outcome FROM look WHERE season = ?",
      name,
    );
    return [...rows].map(({ source, at_ms, taken_ms, outcome }) => ({
      source: source as SourceId,
      atMs: at_ms,
      takenMs: taken_ms,
      outcome: outcome as LookOutcome,
    }));
  }
}

/** In the order of the sources, whatever that of the rows. */
function claimsIn(rows: readonly { readonly source: string; readonly colour: number }[]): Claims {
  const said = new Map(rows.map(({ source, colour }) => [source, COLOURS[colour]]));
  return new Map(
    SOURCES.flatMap((source) => {
      const colour = said.get(source);
      return colour === undefined ? [] : [[source, colour] as const];
    }),
  );
}

function isSettled(season: Season, days: readonly KnownDay[]): boolean {
  const count = (wanted: Colour) => days.filter(({ colour }) => colour === wanted).length;
  return (
    days.length === lengthOf(season) &&
    days.every(({ colour, sources }) => colour !== null && sources.length >= 2) &&
    count("red") === RED_DAYS &&
    count("white") === WHITE_DAYS
  );
}
