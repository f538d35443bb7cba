import { addDays, type Day, daysOf, parisDay, parisText } from "../../../shared/paris-time.ts";
import { dayUnderWay, type KnownDays, knownOn, tally } from "../../../shared/tempo/calendar.ts";
import type { SourceId } from "../../../shared/tempo/claims.ts";
import { beginsMs } from "../../../shared/tempo/instants.ts";
import { seasonOf } from "../../../shared/tempo/season.ts";
import type { Look } from "../../../shared/tempo/tempo-archive.ts";
import type { Known } from "./known-seasons.ts";
import type { TempoWindow } from "./request.ts";

/** Who publishes the colours, by source. */
export const SOURCE_NAMES: Readonly<Record<SourceId, string>> = {
  rte: "RTE, services-rte.com",
  couleur_tempo: "api-couleur-tempo.fr",
  rte_api: "RTE, Tempo Like Supply Contract",
};

/** Today, tomorrow, the season so far, and who says so. */
export function currentBody({ days, looks }: Known, sources: readonly SourceId[], nowMs: number) {
  const today = parisDay(nowMs);
  const season = seasonOf(today);
  const { used, left } = tally(season, days, nowMs);
  return {
    as_of: lastAnswer(looks),
    now: dayBody(dayUnderWay(nowMs), days),
    today: dayBody(today, days),
    tomorrow: dayBody(addDays(today, 1), days),
    season: { start: season.start, end: season.end, used, left },
    sources: sources.map((id) =>
      sourceBody(
        id,
        looks.find(({ source }) => source === id),
      ),
    ),
  };
}

/** Every day of a window, in order. */
export function windowBody({ days, looks }: Known, { start, end }: TempoWindow) {
  const listed = daysOf(start, end).map((day) => ({ day, colour: knownOn(day, days).colour ?? "unknown" }) as const);
  return {
    as_of: lastAnswer(looks),
    start,
    end,
    unknown: listed.filter(({ colour }) => colour === "unknown").length,
    days: listed,
  };
}

function dayBody(day: Day, known: KnownDays) {
  const { colour, sources, isDisputed } = knownOn(day, known);
  return {
    day,
    start: parisText(beginsMs(day)),
    end: parisText(beginsMs(addDays(day, 1))),
    colour: colour ?? "unknown",
    sources,
    disputed: isDisputed,
  } as const;
}

const OUTCOMES = { taken: "answers", silent: "silent", refused: "refused" } as const;

const sourceBody = (id: SourceId, look: Look | undefined) => ({
  id,
  name: SOURCE_NAMES[id],
  last_answer: look === undefined || look.takenMs === null ? null : parisText(look.takenMs),
  outcome: look === undefined ? "never" : OUTCOMES[look.outcome],
});

function lastAnswer(looks: readonly Look[]): string | null {
  const taken = looks.flatMap(({ takenMs }) => (takenMs === null ? [] : [takenMs]));
  return taken.length === 0 ? null : parisText(Math.max(...taken));
}
