import { configFrom } from "../config/config.ts";
import { durableObject } from "../config/durable-object.ts";
import type { Config, Env } from "../config/env.ts";
import { exchange } from "../enedis/exchange.ts";
import { parisDay } from "../paris-time.ts";
import type { SourceId } from "./claims.ts";
import { healthOf, type TempoHealth } from "./health.ts";
import { currentSeasons, duePast, expectedDays, isCurrentDue, newestDay, seasonsAt } from "./schedule.ts";
import type { Season } from "./season.ts";
import { askCouleurTempo } from "./sources/couleur-tempo.ts";
import { askRte } from "./sources/rte.ts";
import { askRteApi } from "./sources/rte-api.ts";
import type { Ask, Get } from "./sources/source.ts";
import type { Look, SeasonRecord, TempoStore } from "./tempo-archive.ts";

/** A season is some 20 kB. */
const TIMEOUT_MS = 10_000;

/** The one archive of this deployment. */
export const tempoOf = (env: Env): TempoStore =>
  durableObject(env.TEMPO_ARCHIVE, configFrom(env).jurisdiction, "france");

/** The sources that this deployment asks, in their order. */
export function sourcesOf({ tempo }: Config): ReadonlyMap<SourceId, Ask> {
  const sources = new Map<SourceId, Ask>([
    ["rte", askRte(tempo.rteUrl)],
    ["couleur_tempo", askCouleurTempo(tempo.couleurTempoUrl)],
  ]);
  if (tempo.rteAccount !== null) sources.set("rte_api", askRteApi(tempo.rteApiUrl, tempo.rteAccount));
  return sources;
}

/** What the status says of the colours. */
export async function tempoHealth(env: Env, nowMs: number): Promise<TempoHealth> {
  const archive = tempoOf(env);
  const records = await Promise.all(currentSeasons(nowMs).map((season) => archive.season(season)));
  const days = new Map(records.flatMap((record) => record.days).map((known) => [known.day, known]));
  // On 31 August tomorrow is of a season that nobody was asked for yet.
  return healthOf(days, records[0]?.looks ?? [], [...sourcesOf(configFrom(env)).keys()], nowMs);
}

/**
 * What the cron trigger does every quarter of an hour: mostly nothing. The season under way is asked for after 10:40 and 12:15, and
 * again while tomorrow is not known by every source; a season that is over, once a day until it is settled. Every source is asked
 * each time, and none hears of the others. Nothing of a user's request is in what they receive.
 */
export async function updateTempo(env: Env, nowMs: number): Promise<void> {
  const archive = tempoOf(env);
  const records = new Map<string, SeasonRecord>();
  for (const season of seasonsAt(nowMs)) records.set(season.name, await archive.season(season));
  const lookedAtMs = ({ name }: Season) => latest(records.get(name)?.looks ?? []);
  const isSettled = ({ name }: Season) => records.get(name)?.isSettled ?? false;
  const past = duePast(nowMs, (season) => ({ lookedAtMs: lookedAtMs(season), isSettled: isSettled(season) }));
  const sources = sourcesOf(configFrom(env)).size;
  const current = currentSeasons(nowMs).filter((season) =>
    isCurrentDue(nowMs, lookedAtMs(season), isComplete(season, records.get(season.name), sources, nowMs)),
  );
  // One season after the other: a volunteer's service is not stormed.
  for (const season of [...current, ...past]) await look(env, archive, season, nowMs);
}

async function look(env: Env, archive: TempoStore, season: Season, nowMs: number): Promise<void> {
  const config = configFrom(env);
  const get = getter(config);
  const newest = newestDay(nowMs);
  const tomorrow = newest >= season.start && newest < season.end ? newest : null;
  const wanted = { season, today: parisDay(nowMs), tomorrow };
  await Promise.all(
    [...sourcesOf(config)].map(async ([source, ask]) => archive.keep(season, source, await ask(wanted, get), nowMs)),
  );
}

/** It says who asks, as no browser. */
const getter =
  ({ siteOrigin }: Config): Get =>
  async (url, { headers, ...init } = {}) => {
    const agent = siteOrigin === null ? "conso-api" : `conso-api (+${siteOrigin})`;
    const answer = await exchange(url.href, { ...init, headers: { ...headers, "user-agent": agent } }, TIMEOUT_MS);
    return answer.ok && answer.value.status === 200 ? answer.value.text : null;
  };

const latest = (looks: readonly Look[]): number | null =>
  looks.length === 0 ? null : Math.max(...looks.map(({ atMs }) => atMs));

/** Whether every source speaks of each day of this season that should be known by now, and none differs. */
function isComplete(season: Season, record: SeasonRecord | undefined, sources: number, nowMs: number): boolean {
  const known = new Map(record?.days.map((known) => [known.day, known]));
  return expectedDays(nowMs)
    .filter((day) => day >= season.start && day < season.end)
    .every((day) => (known.get(day)?.sources.length ?? 0) >= sources);
}
