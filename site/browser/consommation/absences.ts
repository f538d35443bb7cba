import { CONSOMMATION as TEXTS } from "#words/consommation";
import { COLON, LOCALE } from "#words/language";
import { addDays, type Day, parisDay } from "../../../shared/paris-time.ts";
import { publicationMs } from "../../../shared/readings/freshness.ts";
import { date, dayMonth, dayOnly } from "../chart/calendar-names.ts";
import type { LoadedReadings } from "./loaded.ts";
import { missingOf } from "./missing.ts";
import type { Need } from "./needs.ts";
import type { Span } from "./period.ts";
import type { DrawnSeries } from "./rows.ts";

/** The slowest meters seen are published three days after the others. */
const LATEST_DAYS = 3;
/** More runs of days than these are counted instead of named. */
const MOST_RUNS = 4;
const HOUR_MS = 3_600_000;
const number = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 1 });

/** Why a day has no reading: it is not published yet, it should be by now, or Enedis has none. */
export type Absence = "not_yet" | "late" | "hole";

/** The absence of a day that has no reading. A day of registers is known with the index after it, a day later. */
export function absenceOf(day: Day, series: DrawnSeries, nowMs: number): Absence {
  if (publicationMs(addDays(day, series === "registers" ? 1 : 0)) > nowMs) return "not_yet";
  return day >= addDays(parisDay(nowMs), -1 - LATEST_DAYS) ? "late" : "hole";
}

/** What is missing of the series that were read for a view: for each reason a sentence, with its days. */
export function absenceTexts(needs: readonly Need[], loaded: LoadedReadings, nowMs: number): string[] {
  const series = needs.flatMap((need) => (need.series === "intensity" ? [] : [{ ...need, series: need.series }]));
  const sentences = series.flatMap((need) =>
    sentencesOf(need, loaded, nowMs).map((text) => ({ text, of: need.series })),
  );
  return [...Map.groupBy(sentences, ({ text }) => text)].map(([text, said]) =>
    said.length === series.length
      ? text
      : `${said.map(({ of }) => TEXTS.progress.reading[of]).join(", ")}${COLON}${text}`,
  );
}

interface NeedOfSeries {
  readonly series: DrawnSeries;
  readonly span: Span;
}

function sentencesOf({ series, span }: NeedOfSeries, loaded: LoadedReadings, nowMs: number): string[] {
  const { absences } = TEXTS;
  const { days, silentMs } = missingOf(series, loaded, span);
  const byReason = Map.groupBy(days, (day) => loaded.lacks[series].get(day) ?? absenceOf(day, series, nowMs));
  return [...byReason].map(([reason, within]) => {
    const form = within.length === 1 ? 0 : 1;
    const named = daysText(within, parisDay(nowMs));
    if (reason === "failed" || reason === "unreadable") return absences[reason](named);
    if (reason === "not_yet") return absences.notYet[form](named, absences.published[series === "registers" ? 1 : 0]);
    if (reason === "late") return absences.late[form](named);
    const isPartial = within.length === days.length && within.every((day) => loaded[series].has(day));
    return isPartial ? absences.partial(named, hours(silentMs)) : absences.hole[form](named);
  });
}

const hours = (ms: number): string => `${number.format(ms / HOUR_MS)}\u00a0h`;

/** `du 29 novembre`, `du 28 au 29 novembre`, `du 3 au 12 octobre et du 4 mars 2025`. The year of today is not named. */
export function daysText(days: readonly Day[], today: Day): string {
  const { absences } = TEXTS;
  const name = (day: Day) => (day.slice(0, 4) === today.slice(0, 4) ? dayMonth(day) : date(day));
  const runs = runsOf(days).map(([first, last]) => {
    if (first === last) return absences.one(name(first));
    return absences.run(first.slice(0, 7) === last.slice(0, 7) ? dayOnly(first) : name(first), name(last));
  });
  if (runs.length > MOST_RUNS) return absences.many(days.length, runs.slice(0, 2).join(", "));
  return runs.length < 2 ? (runs[0] ?? "") : absences.and(runs.slice(0, -1).join(", "), runs.at(-1) ?? "");
}

/** Days in a row as their first and last. */
function runsOf(days: readonly Day[]): [Day, Day][] {
  const runs: [Day, Day][] = [];
  for (const day of days) {
    const last = runs.at(-1);
    if (last !== undefined && addDays(last[1], 1) === day) last[1] = day;
    else runs.push([day, day]);
  }
  return runs;
}
