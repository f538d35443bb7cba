import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PERSONAS } from "../../../packages/simulator/index.ts";
import { addDays, type Day, dayEndMs, dayStartMs, parisDay } from "../../../shared/paris-time.ts";
import type { EnergyRow, MaxPowerRow } from "../../../shared/readings/rows.ts";
import type { IndexRow } from "../../../shared/readings/series/meter-index.ts";
import type { RegisterRow } from "../../../shared/readings/series/registers.ts";
import { askSimulated, type Run, run, type Wanted } from "./runs.ts";

/** Every meter that can be read, in each direction that it measures. */
const METERS = [...PERSONAS.sandbox, ...PERSONAS.invented]
  .filter(
    ({ nature }) =>
      nature.consent === "active" && !nature.movedOut && nature.settling === null && nature.silence === null,
  )
  .flatMap(({ prm, label, nature }) => [
    ...(nature.draws ? [{ prm, label, nature, direction: "consumption", said: "CONS" } as const] : []),
    ...(nature.injects ? [{ prm, label, nature, direction: "production", said: "PROD" } as const] : []),
  ]);
type Metered = (typeof METERS)[number];
const named = (meters: readonly Metered[]) =>
  meters.map((meter) => [`${meter.prm}, ${meter.label}, ${meter.direction}`, meter] as const);

const CLOCK_CHANGES = ["2025-03-30", "2025-10-26", "2026-03-29", "2026-10-25"] as const;
/** One to fourteen days of the two years before, every other time with a change of the clock among them. */
const someDays = fc
  .record({
    length: fc.integer({ min: 1, max: 14 }),
    any: fc.integer({ min: 0, max: 700 }).map((days) => addDays("2024-12-01" as Day, days)),
    change: fc.constantFrom(...CLOCK_CHANGES),
    before: fc.nat({ max: 13 }),
    hasChange: fc.boolean(),
  })
  .map(({ length, any, change, before, hasChange }) => {
    const start = hasChange ? addDays(change as Day, -(before % length)) : any;
    return { start, end: addDays(start, length) };
  });

/** Tries one meter over the years. */
async function overYears<R extends EnergyRow | MaxPowerRow | IndexRow | RegisterRow>(
  series: Wanted["series"],
  { prm: meter, direction }: Metered,
  holds: (run: Run<R>, days: { start: Day; end: Day }) => Promise<void>,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(someDays, async (days) => {
      const read = await run<R>({ series, direction, meter, start: days.start, end: days.end });
      expect(read.end.unread).toBeNull();
      await holds(read, days);
    }),
    { numRuns: 5 },
  );
}

interface Said {
  readonly grandeur: readonly {
    readonly grandeurMetier: string;
    readonly points: readonly { readonly v: string | null; readonly d: string; readonly p?: string }[];
  }[];
  readonly pas?: string;
}

/** The points of Enedis's own bodies for these periods, in time order: the day of activation is found by halving. */
async function pointsOf(measure: string, { prm, said }: Metered, periods: Run<never>["asked"]) {
  const points = [];
  for (const period of periods.toSorted((one, other) => (one.start < other.start ? -1 : 1))) {
    const answer = await askSimulated(measure, prm, period);
    if (!answer.ok) {
      expect(["enedis_before_activation", "enedis_no_data"]).toContain(answer.refusal.code);
      continue;
    }
    const { grandeur, pas = "" } = answer.value.body as Said;
    const ofDirection = grandeur.find(({ grandeurMetier }) => grandeurMetier === said)?.points ?? [];
    points.push(...ofDirection.map((point) => ({ p: pas, ...point })));
  }
  return points.filter(({ v }) => v !== null && v !== "null");
}

const sumByDay = (rows: readonly { readonly startMs: number; readonly energyWh: number | null }[]) => {
  const sums = new Map<Day, number>();
  for (const { startMs, energyWh } of rows) {
    sums.set(parisDay(startMs), (sums.get(parisDay(startMs)) ?? 0) + (energyWh ?? Number.NaN));
  }
  return sums;
};
const inOrderOnce = (rows: readonly { readonly startMs: number; readonly endMs: number }[]): boolean =>
  rows.every(({ startMs, endMs }, at) => startMs < endMs && startMs >= (rows[at - 1]?.endMs ?? 0));

describe("a load curve, over years of days", () => {
  const withCurve = METERS.filter(({ nature }) => nature.loadCurve === "on" && nature.services.includes("CDC"));
  it.each(named(withCurve))(
    "the load curve of %s over years gives each instant once, and each day is the sum of its watts",
    async (_, meter) => {
      const measure = `courbe_de_charge_${meter.direction === "consumption" ? "consommation" : "production"}`;
      await overYears<EnergyRow>("load_curve", meter, async ({ rows, asked }) => {
        const wattHours = new Map<string, number>();
        for (const { v, d, p } of await pointsOf(measure, meter, asked)) {
          const day = d.endsWith("00:00:00") ? addDays(d.slice(0, 10) as Day, -1) : d.slice(0, 10);
          wattHours.set(day, (wattHours.get(day) ?? 0) + (Number(v) * Number(/\d+/.exec(p)?.[0])) / 60);
        }
        expect(inOrderOnce(rows)).toBe(true);
        expect([...sumByDay(rows)]).toEqual([...wattHours].map(([day, wh]) => [day, Math.round(wh)]));
      });
    },
  );
});

describe("daily energy, over years of days", () => {
  it.each(named(METERS))(
    "the daily energy of %s over years gives each day once, midnight to midnight, with Enedis's own value",
    async (_, meter) => {
      const measure = meter.direction === "consumption" ? "consommation_quotidienne" : "production_quotidienne";
      await overYears<EnergyRow>("daily", meter, async ({ rows, asked }) => {
        const said = (await pointsOf(measure, meter, asked)).map(({ d, v }) => [d, Number(v)]);
        expect(rows.map(({ startMs, energyWh }) => [parisDay(startMs), energyWh])).toEqual(said);
        expect(inOrderOnce(rows)).toBe(true);
        expect(rows.every(({ startMs, endMs }) => endMs === dayEndMs(parisDay(startMs)))).toBe(true);
        // The mean power over the day's own length gives its energy back, on days of 23 and 25 hours too.
        const gap = (row: EnergyRow) => Math.abs((row.powerW * (row.endMs - row.startMs)) / 3_600_000 - row.energyWh);
        expect(rows.every((row) => gap(row) <= 25 / 2)).toBe(true);
      });
    },
  );
});

describe("maximum power, over years of days", () => {
  it.each(named(METERS.filter(({ direction }) => direction === "consumption")))(
    "the maximum power of %s over years gives each day once, reached within that day",
    async (_, meter) => {
      await overYears<MaxPowerRow>("max_power", meter, async ({ rows, asked }) => {
        const said = await pointsOf("puissance_conso_max_quotidienne", meter, asked);
        expect(rows.map(({ maxPowerVa }) => maxPowerVa)).toEqual(said.map(({ v }) => Number(v)));
        expect(inOrderOnce(rows)).toBe(true);
        expect(rows.every(({ startMs, endMs, reachedMs }) => reachedMs >= startMs && reachedMs <= endMs)).toBe(true);
      });
    },
  );
});

describe("registers, over years of days", () => {
  const WIDTH_WH = 1_000_000_000;
  const REPLACED_ON = dayStartMs("2026-06-16" as Day);
  const withIndex = METERS.filter(({ nature }) => nature.services.includes("IDX"));

  it.each(named(withIndex))(
    "the registers of %s over years sum, in each calendar, to the totaliser and to the daily energy",
    async (_, meter) => {
      const { prm, direction } = meter;
      await overYears<RegisterRow>("registers", meter, async ({ rows }, { start, end }) => {
        const index = await run<IndexRow>({ series: "index", direction, meter: prm, start, end: addDays(end, 1) });
        const shown = index.rows.map(({ startMs, calendar, register }) => `${startMs} ${calendar} ${register}`);
        expect(new Set(shown).size).toBe(shown.length);
        const total = new Map(
          index.rows.filter(({ calendar }) => calendar === null).map(({ startMs, indexWh }) => [startMs, indexWh]),
        );
        const energy = sumByDay((await run<EnergyRow>({ series: "daily", direction, meter: prm, start, end })).rows);

        const isUnknown = ({ startMs, endMs }: RegisterRow) =>
          meter.nature.counters === "replaced" && startMs <= REPLACED_ON && endMs > REPLACED_ON;
        for (const row of rows) expect(row.energyWh === null).toBe(isUnknown(row));
        const known = Map.groupBy(
          rows.filter((row) => !isUnknown(row)),
          ({ startMs, endMs, calendar }) => `${startMs} ${endMs} ${calendar}`,
        );
        for (const ofSpan of known.values()) {
          const [{ startMs, endMs } = { startMs: 0, endMs: 0 }] = ofSpan;
          const sum = ofSpan.reduce((all, { energyWh }) => all + (energyWh ?? Number.NaN), 0);
          const counted = (total.get(endMs) ?? Number.NaN) - (total.get(startMs) ?? Number.NaN);
          expect(sum).toBe((counted + WIDTH_WH) % WIDTH_WH);
          if (endMs === dayEndMs(parisDay(startMs))) expect(sum).toBe(energy.get(parisDay(startMs)));
          expect(ofSpan.every(({ consistent }) => consistent)).toBe(true);
          expect(new Set(ofSpan.map(({ register }) => register)).size).toBe(ofSpan.length);
        }
      });
    },
  );
});
