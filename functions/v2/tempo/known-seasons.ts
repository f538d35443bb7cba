import { type Clock, SingleFlight } from "../../../shared/calls/single-flight.ts";
import type { Env } from "../../../shared/config/env.ts";
import type { Day } from "../../../shared/paris-time.ts";
import { tempoOf } from "../../../shared/tempo/archive.ts";
import type { KnownDay } from "../../../shared/tempo/claims.ts";
import { type Season, seasonsBetween } from "../../../shared/tempo/season.ts";
import type { Look, SeasonRecord } from "../../../shared/tempo/tempo-archive.ts";

const LIFETIME_MS = 60_000;
/** A season that is settled never changes. */
const SETTLED_LIFETIME_MS = 3_600_000;

interface Kept {
  readonly record: SeasonRecord;
  readonly sinceMs: number;
}

/** Of this isolate, by season: at most those that can be read. */
const memory = new Map<string, Kept>();
const inFlight = new SingleFlight<SeasonRecord>();

/** What the archive knows of the seasons that a window touches. */
export interface Known {
  readonly days: ReadonlyMap<Day, KnownDay>;
  /** The latest at each source. */
  readonly looks: readonly Look[];
}

/** Reads the seasons from `first` to `last`, from memory or by one look for all who ask at once; `null` when the archive does not answer. */
export async function knownBetween(env: Env, clock: Clock, first: Day, last: Day): Promise<Known | null> {
  try {
    const records = await Promise.all(seasonsBetween(first, last).map((season) => recordOf(env, clock, season)));
    const days = records.flatMap((record) => record.days);
    return { days: new Map(days.map((known) => [known.day, known])), looks: latestLooks(records) };
  } catch {
    return null;
  }
}

function latestLooks(records: readonly SeasonRecord[]): readonly Look[] {
  const bySource = new Map<string, Look>();
  for (const look of records.flatMap(({ looks }) => looks)) {
    if (look.atMs >= (bySource.get(look.source)?.atMs ?? 0)) bySource.set(look.source, look);
  }
  return [...bySource.values()];
}

async function recordOf(env: Env, clock: Clock, season: Season): Promise<SeasonRecord> {
  const kept = memory.get(season.name);
  const ageMs = clock.now() - (kept?.sinceMs ?? Number.POSITIVE_INFINITY);
  if (kept !== undefined && ageMs >= 0 && ageMs < (kept.record.isSettled ? SETTLED_LIFETIME_MS : LIFETIME_MS)) {
    return kept.record;
  }
  const record = await inFlight.join(season.name, clock, () => tempoOf(env).season(season));
  memory.set(season.name, { record, sinceMs: clock.now() });
  return record;
}

/** The isolate that has just asked the sources looks at the archive again. */
export const forgetColours = (): void => memory.clear();
