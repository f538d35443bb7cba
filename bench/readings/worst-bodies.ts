import { readMeasureBody } from "../../shared/enedis/wire.ts";
import type { MeasureName } from "../../shared/measures/measures.ts";
import { addDays, type Day } from "../../shared/paris-time.ts";
import { SERIES, type SeriesName } from "../../shared/readings/series.ts";
import { WEEK, worstBodies, YEAR } from "../../test/attacks/worst-bodies.ts";
import { METER } from "../../test/support/meters.ts";

/**
 * `node bench/readings/worst-bodies.ts`: CPU from Enedis's text to our rows for bodies of 2 MB, the most that is read, each made to
 * cost as much as it can, beside a body of the same size that is only long. Exits with 1 when one costs more than 5 times that.
 */
const ROUNDS = 3;
const MOST_RATIO = 5;

const MADE_OF: readonly (readonly [SeriesName, MeasureName])[] = [
  ["load_curve", "courbe_de_charge_consommation"],
  ["daily", "consommation_quotidienne"],
  ["registers", "index_consommation"],
];

/** Milliseconds of the best of some rounds. */
function cost(series: SeriesName, text: string): { readonly ms: number; readonly rows: number } {
  let [ms, rows] = [Number.POSITIVE_INFINITY, 0];
  for (let round = 0; round < ROUNDS; round++) {
    const startMs = performance.now();
    const read = readMeasureBody(text, { usagePointId: METER });
    const period = series === "load_curve" ? WEEK : { ...YEAR, end: addDays(YEAR.end as Day, 1) };
    const made = read.ok ? SERIES[series].rowReader("consumption")({ body: read.value, text }, period) : read;
    ms = Math.min(ms, performance.now() - startMs);
    rows = made.ok ? made.value.rows.length : 0;
  }
  return { ms, rows };
}

console.log("| body of 2 MB | CPU | beside one that is only long | rows |\n| --- | ---: | ---: | ---: |");
for (const [series, measure] of MADE_OF) {
  let longMs = Number.NaN;
  for (const [name, text] of Object.entries(worstBodies(measure))) {
    const { ms, rows } = cost(series, text);
    if (Number.isNaN(longMs)) longMs = ms;
    const ratio = ms / longMs;
    console.log(`| ${series}, ${name} | ${ms.toFixed(0)} ms | ${ratio.toFixed(1)} | ${rows} |`);
    if (ratio > MOST_RATIO) process.exitCode = 1;
  }
}
