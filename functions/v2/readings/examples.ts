import { COLUMNS } from "../../../shared/readings/columns.ts";
import type { SeriesName } from "../../../shared/readings/series.ts";
import type { Direction } from "../../../shared/token/scope.ts";

const span = { start: "2026-11-16T00:00:00+01:00", end: "2026-11-17T00:00:00+01:00" };

const CELLS: Readonly<Record<string, unknown>> = {
  ...span,
  at: span.start,
  reached_at: "2026-11-16T19:27:46+01:00",
  energy_wh: 11_776,
  power_w: 491,
  max_power_va: 4_638,
  index_wh: 26_419_967,
  quality: "raw",
  owner: "supplier",
  calendar: "FC022035",
  register: "HP",
  label: "Heures Pleines",
  consistent: true,
};

/** An answer as JSON. */
export const jsonExample = (direction: Direction, series: SeriesName) => ({
  direction,
  series,
  meter: "••••••••••4270",
  asked: span,
  given: span,
  clamped: [],
  points: [pointExample(series)],
  complete: true,
  enedis_calls: 1,
  rest: null,
  expected: 1,
  present: 1,
  missing: 0,
  coverage: [{ day: "2026-11-16", expected: 1, present: 1, missing: 0 }],
});

/** The same as CSV. */
export const csvExample = (series: SeriesName): string => {
  const names = COLUMNS[series].map(({ name }) => name);
  const cells = COLUMNS[series].map(({ name, type }) =>
    type === "instant" ? String(CELLS[name]).slice(0, 19).replace("T", " ") : String(CELLS[name]),
  );
  return `${[...names, "utc_offset"].join(",")}\r\n${[...cells, "+01:00"].join(",")}\r\n`;
};

/** For Home Assistant. */
export const STATISTICS_EXAMPLE = JSON.stringify({
  messages: [
    {
      type: "recorder/import_statistics",
      metadata: {
        mean_type: 0,
        has_sum: true,
        name: "Linky 4270 consumption",
        source: "conso_api",
        statistic_id: "conso_api:linky_4270_consumption",
        unit_class: "energy",
        unit_of_measurement: "Wh",
      },
      stats: [{ start: span.start, state: 11_776, sum: 11_776 }],
    },
  ],
});

/** One point. */
const pointExample = (series: SeriesName) => Object.fromEntries(COLUMNS[series].map(({ name }) => [name, CELLS[name]]));

/** The same as JSON Lines. */
export const jsonLinesExample = (series: SeriesName): string =>
  `${JSON.stringify(pointExample(series))}\n{"summary":{"complete":true,"rest":null}}\n`;
