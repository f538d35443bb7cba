import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readMeasureBody } from "../../../shared/enedis/wire.ts";
import { meterReading } from "../../../shared/frozen/v5-meter-reading.ts";
import type { V5Kind } from "../../../shared/measures/measures.ts";
import { addDays, type Day, dayEndMs, dayStartMs, daysOf, parisDay } from "../../../shared/paris-time.ts";
import type { Row } from "../../../shared/readings/columns.ts";
import { readingRun } from "../../../shared/readings/reading-run.ts";
import type { SeriesName } from "../../../shared/readings/series.ts";
import { accepted } from "../../../shared/refusals/refusal.ts";
import type { UsagePointId } from "../../../shared/usage-point.ts";
import { METER } from "../../support/meters.ts";
import { MORNING } from "../../support/simulated.ts";
import { livedStamps } from "../measures/lived-curve.ts";
import { windowOf } from "./runs.ts";

/** What a damage made of the place of a point. */
type Place = "good" | "misplaced" | "outside" | "unreadable";

/** A point of a body. `at` is the instant it is about and `place` what became of its stamp: the gateway reads neither. */
interface Point {
  readonly v: unknown;
  readonly d: string;
  readonly p?: string;
  readonly at: number;
  readonly place: Place;
}
type Points = readonly Point[];
/** One change of the list of a quantity. */
type Damage = (points: Points) => Points;

interface Subject {
  readonly series: SeriesName;
  readonly start: Day;
  readonly end: Day;
  readonly minutes: number;
  readonly points: Points;
}

const QUANTITIES: Partial<Record<SeriesName, object>> = {
  load_curve: { grandeurPhysique: "PA", unite: "W" },
  daily: { grandeurPhysique: "EA", unite: "Wh" },
  max_power: { grandeurPhysique: "PMA", unite: "VA" },
};
const KINDS: Partial<Record<SeriesName, V5Kind>> = {
  load_curve: "consumption_load_curve",
  daily: "daily_consumption",
  max_power: "consumption_max_power",
};

const starts = fc.constantFrom(
  "2026-07-13",
  "2026-10-23",
  "2026-10-25",
  "2026-03-27",
  "2026-02-27",
) as fc.Arbitrary<Day>;
const curve = fc
  .record({ start: starts, days: fc.integer({ min: 1, max: 4 }), minutes: fc.constantFrom(10, 15, 30, 60) })
  .map(({ start, days, minutes }): Subject => {
    const points = livedStamps(start, days, minutes).map((d, at) => {
      const end = dayStartMs(start) + (at + 1) * minutes * 60_000;
      return { v: `${200 + ((at * 37) % 800)}`, d, p: `PT${minutes}M`, at: end, place: "good" } as const;
    });
    return { series: "load_curve", start, end: addDays(start, days), minutes, points };
  });
const days = fc
  .record({
    series: fc.constantFrom<SeriesName>("daily", "max_power", "index"),
    start: starts,
    days: fc.integer({ min: 1, max: 20 }),
  })
  .map(({ series, start, days }): Subject => {
    const end = addDays(start, days);
    const time = { daily: "", max_power: " 19:27:46", index: " 00:00:00" }[series as "daily"];
    const points = daysOf(start, end).map((day, at) => ({
      v: `${9_000 + at * 37}`,
      d: `${day}${time}`,
      at: dayStartMs(day),
      place: "good" as const,
    }));
    return { series, start, end, minutes: 0, points };
  });

/** What stands for a value, and what it is: `null` for none, `undefined` for what cannot be read. */
const VALUES: readonly (readonly [unknown, number | null | undefined])[] = [
  ["NaN", undefined],
  ["-", undefined],
  ["12,5", undefined],
  ["-7", undefined],
  ["1234567890123", undefined],
  [{ v: 1 }, undefined],
  [null, null],
  ["null", null],
  ["NULL", null],
  ["", null],
  [" 12", 12],
  ["1.2E3", 1_200],
  [52, 52],
];
const meant = new Map(VALUES);
const meaningOf = (v: unknown): number | null | undefined => (meant.has(v) ? meant.get(v) : Number(v));

/** In the hour that is repeated in autumn only the order tells which point is which: nothing is done to it alone. */
const isAmbiguous = (at: number): boolean =>
  at >= Date.parse("2026-10-25T00:00:00Z") && at <= Date.parse("2026-10-25T02:00:00Z");

/** A damage of one point, unless it is in that hour. */
const ofOne = (change: (point: Point) => Points) =>
  fc.nat().map(
    (chosen): Damage =>
      (points) =>
        points.flatMap((point, at) =>
          at === chosen % points.length && !isAmbiguous(point.at) ? change(point) : [point],
        ),
  );

/** A damage of one stamp that is still whole. */
const ofStamp = (change: (point: Point) => Partial<Point>) =>
  ofOne((point) => [point.place === "good" ? { ...point, ...change(point) } : point]);

const SEVEN_MS = 7 * 60_000;
/** Seven minutes later: between two intervals, or a counter that was read then. */
const sevenLater = ({ d, p, at }: Point): Partial<Point> => {
  const later = d.replace(/ ([01]\d|2[0-3]):00:00$/, " $1:07:00");
  if (later === d) return {};
  return p === undefined ? { d: later, at: at + SEVEN_MS } : { d: later, place: "misplaced" };
};

const damage: fc.Arbitrary<Damage> = fc.oneof(
  ofOne(() => []),
  ofOne((point) => [point, point]),
  ofOne((point) => [point, { ...point, v: "7" }]),
  ofOne((point) => [point, point.p === undefined ? point : { ...point, p: "PT7M", place: "unreadable" }]),
  fc.constantFrom(...VALUES).chain(([v]) => ofOne((point) => [{ ...point, v }])),
  ofStamp(() => ({ d: "bientôt", place: "unreadable" })),
  ofStamp(({ d }) => ({ d: `2200${d.slice(4)}`, place: "outside" })),
  ofStamp(sevenLater),
  ofStamp(({ d }) => ({ d: d.replace(" ", "T") })),
  ofStamp(({ d }) => (d.endsWith(":00") ? { d: d.slice(0, 16) } : {})),
  fc.constant<Damage>((points) => points.map((point) => ({ ...point, d: asEndOfDay(point.d) }))),
  fc.constant<Damage>((points) => [...points, ...points]),
  fc.constant<Damage>((points) => points.flatMap((point) => [point, point])),
  fc.nat().map(
    (cut): Damage =>
      (points) => [...points.slice(cut % points.length), ...points.slice(0, cut % points.length)],
  ),
  fc.integer().map(
    (seed): Damage =>
      (points) =>
        shuffled(points, seed),
  ),
);

/** The midnight that ends a day, as a stamp of that day. */
function asEndOfDay(d: string): string {
  return d.endsWith(" 00:00:00") && d.length === 19 ? `${addDays(d.slice(0, 10) as Day, -1)} 24:00:00` : d;
}

function shuffled(points: Points, seed: number): Points {
  const order = (at: number) => ((at + 1) * (Math.abs(seed) + 7_919)) % 10_007;
  return points
    .map((point, at) => ({ point, at }))
    .sort((a, b) => order(a.at) - order(b.at))
    .map(({ point }) => point);
}

const anyBody = fc.oneof(curve, days).chain((subject) =>
  fc.array(fc.array(damage, { maxLength: 8 }), { minLength: 1, maxLength: 3 }).map((quantities) => ({
    subject,
    lists: quantities.map((damages, quantity) =>
      damages.reduce<Points>(
        (points, change) => (points.length === 0 ? points : change(points)),
        subject.points.map((point) => ({ ...point, v: `${Number(point.v) + quantity * 10_000}` })),
      ),
    ),
  })),
);

function bodyOf({ series, start, end }: Subject, lists: readonly Points[]): string {
  const envelope = { idPrm: METER, etapeMetier: "BRUT", periode: { dateDebut: start, dateFin: end } };
  const quantity = { grandeurMetier: "CONS", ...(QUANTITIES[series] ?? { grandeurPhysique: "EA", unite: "Wh" }) };
  return JSON.stringify(
    series === "index"
      ? {
          ...envelope,
          grandeur: [],
          contexte: lists.map((valeur) => ({ grandeur: [{ ...quantity, cadranTotalisateur: { valeur } }] })),
        }
      : { ...envelope, grandeur: lists.map((points) => ({ ...quantity, points })) },
  );
}

/** The value of each instant by the rule, from the points alone: of each quantity the first, and the first quantity that has one. */
function expected(lists: readonly Points[]): Map<number, number> {
  const values = new Map<number, number>();
  for (const { v, at, place } of lists.flat()) {
    const value = meaningOf(v);
    if (place === "good" && value !== null && value !== undefined && !values.has(at)) values.set(at, value);
  }
  return values;
}

async function read(subject: Subject, text: string) {
  const window = windowOf(subject.start, subject.end);
  const reading = readingRun(
    { series: subject.series, direction: "consumption", window, mostCalls: 9, resumption: null, nowMs: MORNING },
    async () => {
      const body = readMeasureBody(text, { usagePointId: METER as UsagePointId });
      return body.ok ? accepted({ body: body.value, text }) : body;
    },
  );
  const first = await reading.next();
  if (first.done) throw new Error("a run hands on one batch for each period");
  return { batch: first.value, end: (await reading.next()).value };
}

const powerOf = (row: Row): number => {
  const { powerW, energyWh, maxPowerVa, indexWh } = row as unknown as Record<string, number | undefined>;
  const isDay = row.endMs - row.startMs > 3_600_000;
  return (isDay ? (energyWh ?? maxPowerVa) : (powerW ?? indexWh)) ?? Number.NaN;
};

describe("a body that is damaged at random", () => {
  it("a body that is damaged at random still gives each instant once, by the rule, and counts what is left out", async () => {
    await fc.assert(
      fc.asyncProperty(anyBody, async ({ subject, lists }) => {
        const { series, start, end, minutes } = subject;
        const text = bodyOf(subject, lists);
        const { batch, end: ending } = await read(subject, text);
        const { rows, coverage, dropped } = batch;
        const isCurve = series === "load_curve";
        const values = expected(lists);
        const given = lists
          .flat()
          .filter(({ v, d }) => meaningOf(v) !== null || (d === "bientôt" && series !== "index"));

        // No instant twice, no overlap.
        expect(rows.every(({ startMs }, at) => startMs >= (rows[at - 1]?.endMs ?? 0))).toBe(true);
        expect(new Set(rows.map(({ startMs }) => startMs)).size).toBe(rows.length);

        // Each value stands where it belongs; in the repeated hour the two passes may have changed places.
        const found = new Map(rows.map((row) => [isCurve ? row.endMs : row.startMs, powerOf(row)]));
        const apart = (map: ReadonlyMap<number, number>) =>
          [...map].filter(([at]) => !isCurve || !isAmbiguous(at)).sort(([a], [b]) => a - b);
        expect(apart(found)).toEqual(apart(values));
        for (const day of daysOf(start, end)) {
          const of = (map: ReadonlyMap<number, number>) =>
            [...map]
              .filter(([at]) => parisDay(isCurve ? at - 1 : at) === day)
              .reduce((sum, [, value]) => sum + value, 0);
          expect(of(found)).toBe(of(values));
          if (!isCurve) continue;
          const ofDay = rows.filter(({ startMs }) => parisDay(startMs) === day);
          const energy = ofDay.reduce((sum, row) => sum + (row as unknown as { energyWh: number }).energyWh, 0);
          expect(energy).toBe(Math.round((of(values) * minutes) / 60));
        }

        // Every value that Enedis gave is a row or is counted.
        const left = Object.values(dropped).reduce((sum, count) => sum + count, 0);
        if (rows.length > 0) expect(rows.length + left).toBe(given.length);

        // Days are as long as they are, and nothing is missing more than once.
        for (const { day, expected, present, missing } of coverage) {
          expect(missing).toBeGreaterThanOrEqual(0);
          if (isCurve && present > 0) expect(expected).toBe((dayEndMs(day) - dayStartMs(day)) / (minutes * 60_000));
          if (!isCurve) expect(expected).toBe(1);
        }

        // A single good point is an answer, here and in v5.
        const { failure } = ending as { failure: unknown };
        if (values.size > 0) expect(failure).toBeNull();
        else if (dropped.unreadable > 0) expect(failure).not.toBeNull();
        const kind = KINDS[series];
        const body = readMeasureBody(text, { usagePointId: METER as UsagePointId });
        if (kind === undefined || !body.ok) return;
        const v5 = meterReading(kind, body.value);
        const readable = lists
          .flat()
          .filter(({ v, d }) => d !== "bientôt" && (v === "-7" || typeof meaningOf(v) === "number"));
        expect(v5.ok ? v5.value.interval_reading.length : 0).toBe(readable.length);
      }),
      { numRuns: 150 },
    );
  });
});
