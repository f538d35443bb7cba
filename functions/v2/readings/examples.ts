import { NONE_DROPPED } from "../../../shared/measures/dropped.ts";
import { type Day, dayEndMs, dayStartMs } from "../../../shared/paris-time.ts";
import type { About } from "../../../shared/readings/answer.ts";
import { FORMATS, type Format } from "../../../shared/readings/formats.ts";
import { type DirectedSeries, SERIES_WORDS } from "../../../shared/readings/series.ts";

const DAY = "2026-11-16" as Day;

/** An answer with one row, as the writer of a format writes it. */
export function exampleText({ direction, series }: DirectedSeries, format: Format): string {
  const day = { startMs: dayStartMs(DAY), endMs: dayEndMs(DAY) };
  const row = SERIES_WORDS[series]().example(day);
  const window = {
    startMs: row.startMs,
    endMs: row.endMs > row.startMs ? row.endMs : day.endMs,
    days: { start: DAY, end: DAY },
  };
  const about: About = {
    direction,
    series,
    meter: "••••••••••4270",
    requested: window,
    served: window,
    clamps: [],
  };
  const writer = FORMATS[format].writer(about, { locale: "en", prices: new Map(), name: "maison", sums: null });
  const next = `/api/v2/${direction}/${series}?name=maison&cursor=eyJhbGciOiJkaXIi…`;
  const continuation = { startMs: row.startMs, next };
  const coverage = [{ day: DAY, expected: 1, present: 1, missing: 0 }];
  return (
    writer.head() +
    writer.rows([row]) +
    writer.tail({
      coverage,
      dropped: NONE_DROPPED,
      holes: [],
      unusedPrices: [],
      enedisCalls: 1,
      rest: null,
      continuation,
    })
  );
}
