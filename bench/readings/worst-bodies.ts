import { readMeasureBody } from "../../shared/enedis/wire.ts";
import type { Period } from "../../shared/measures/period.ts";
import { addDays, type Day, daysOf } from "../../shared/paris-time.ts";
import { SERIES, type SeriesName } from "../../shared/readings/series.ts";
import type { UsagePointId } from "../../shared/usage-point.ts";
import { livedStamps } from "../../test/shared/measures/lived-curve.ts";
import { METER } from "../../test/support/meters.ts";

/**
 * `node bench/readings/worst-bodies.ts`: CPU from Enedis's text to our rows for bodies of 2 MB, the most that is read, each made to
 * cost as much as it can, beside a body of the same size that is only long. Exits with 1 when one costs more than 5 times that.
 */
const BYTES = 1_990_000;
const ROUNDS = 3;
const MOST_RATIO = 5;
const YEAR = { start: "2025-11-01", end: "2026-11-01" } as Period;
const WEEK = { start: "2026-10-22", end: "2026-10-29" } as Period;
const MIDNIGHTS = daysOf(YEAR.start, YEAR.end);
const HALF_HOURS = livedStamps(WEEK.start, 7, 30);
const AUTUMN = HALF_HOURS.filter((stamp) => stamp.startsWith("2026-10-25 02"));

/** As many as 2 MB hold. */
function many(make: (at: number) => unknown): unknown[] {
  const all: unknown[] = [];
  for (let bytes = 0; bytes < BYTES; ) {
    const one = make(all.length);
    bytes += JSON.stringify(one).length + 1;
    all.push(one);
  }
  return all;
}
const of = <T>(list: readonly T[], at: number): T => list[at % list.length] as T;
const everyYear = (at: number): string => `${String(1 + (at % 9_000)).padStart(4, "0")}-01-01 00:30:00`;
const body = (members: object): string =>
  JSON.stringify({ idPrm: METER, etapeMetier: "BRUT", periode: { dateDebut: "", dateFin: "" }, ...members });

const point = (at: number, d = of(HALF_HOURS, at)) => ({ v: `${at % 999}`, d, p: "PT30M", n: "B", iv: "0", ec: "0" });
const power = { grandeurMetier: "CONS", grandeurPhysique: "PA", unite: "W" };
const curve = (points: readonly unknown[]) => body({ grandeur: [{ ...power, points }] });

const value = (at: number, d = `${of(MIDNIGHTS, at)} 00:00:00`) => ({ d, v: 1_000 + at, iv: 0 });
const energy = { grandeurMetier: "CONS", grandeurPhysique: "EA", unite: "Wh" };
const total = (valeur: readonly unknown[]) => ({ ...energy, cadranTotalisateur: { valeur } });
const register = (at: number, name: string) => ({
  idClasseTemporelle: name,
  valeur: Array.from({ length: 20 }, (_, more) => value(at * 20 + more)),
});
const calendar = (classeTemporelle: readonly unknown[]) => ({ idCalendrier: "DI000001", classeTemporelle });
const inPieces = (all: readonly unknown[], count: number): unknown[][] => {
  const length = Math.ceil(all.length / count);
  return Array.from({ length: count }, (_, at) => all.slice(at * length, (at + 1) * length));
};

const BODIES: Readonly<Record<string, readonly [SeriesName, string]>> = {
  "curve, only long": ["load_curve", curve(many((at) => point(at)).toReversed())],
  "curve, each in another year": ["load_curve", curve(many((at) => point(at, everyYear(at))))],
  "curve, one stamp": ["load_curve", curve(many((at) => point(at, of(HALF_HOURS, 0))))],
  "curve, the hour that is repeated": ["load_curve", curve(many((at) => point(at, of(AUTUMN, at))))],
  "curve, steps that change at each point": [
    "load_curve",
    curve(many((at) => ({ ...point(at), p: of(["PT30M", "PT10M", "PT60M", "PT5M"], at) }))),
  ],
  "curve, no number": ["load_curve", curve(many((at) => ({ ...point(at), v: " 12,5 " })))],
  "curve, 1 400 quantities": [
    "load_curve",
    body({
      grandeur: inPieces(
        many((at) => point(at)),
        1_400,
      ).map((points) => ({ ...power, points })),
    }),
  ],
  "curve, empty quantities": ["load_curve", body({ grandeur: many(() => ({})) })],
  "index, only long": ["index", body({ contexte: [{ grandeur: [total(many((at) => value(at)))] }] })],
  "index, each in another year": [
    "index",
    body({ contexte: [{ grandeur: [total(many((at) => value(at, everyYear(at))))] }] }),
  ],
  "index, 1 400 contexts": [
    "registers",
    body({
      contexte: inPieces(
        many((at) => value(at)),
        1_400,
      ).map((valeur) => ({ grandeur: [total(valeur)] })),
    }),
  ],
  "index, one register again and again": [
    "registers",
    body({
      contexte: [
        { grandeur: [{ ...total([]), calendrier: [calendar(many((at) => register(at, "HP")).slice(0, 1_400))] }] },
      ],
    }),
  ],
  "index, 1 400 registers": [
    "registers",
    body({
      contexte: [
        { grandeur: [{ ...total([]), calendrier: [calendar(many((at) => register(at, `R${at}`)).slice(0, 1_400))] }] },
      ],
    }),
  ],
  "index, empty contexts": ["index", body({ contexte: many(() => ({})) })],
};

/** Milliseconds of the best of some rounds. */
function cost(series: SeriesName, text: string): { readonly ms: number; readonly rows: number } {
  let [ms, rows] = [Number.POSITIVE_INFINITY, 0];
  for (let round = 0; round < ROUNDS; round++) {
    const startMs = performance.now();
    const read = readMeasureBody(text, { usagePointId: METER as UsagePointId });
    const period = series === "load_curve" ? WEEK : { ...YEAR, end: addDays(YEAR.end as Day, 1) };
    const made = read.ok ? SERIES[series].rowReader("consumption")({ body: read.value, text }, period) : read;
    ms = Math.min(ms, performance.now() - startMs);
    rows = made.ok ? made.value.rows.length : 0;
  }
  return { ms, rows };
}

console.log("| body of 2 MB | CPU | beside one that is only long | rows |\n| --- | ---: | ---: | ---: |");
const long = new Map<string, number>();
for (const [name, [series, text]] of Object.entries(BODIES)) {
  const [kind = ""] = name.split(",");
  const { ms, rows } = cost(series, text);
  if (!long.has(kind)) long.set(kind, ms);
  const ratio = ms / (long.get(kind) ?? Number.NaN);
  console.log(`| ${name} | ${ms.toFixed(0)} ms | ${ratio.toFixed(1)} | ${rows} |`);
  if (ratio > MOST_RATIO) process.exitCode = 1;
}
