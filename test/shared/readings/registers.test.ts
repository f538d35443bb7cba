import { describe, expect, it } from "vitest";
import { parisDay } from "../../../shared/paris-time.ts";
import type { EnergyRow } from "../../../shared/readings/rows.ts";
import type { IndexRow } from "../../../shared/readings/series/meter-index.ts";
import { RegisterDifferences, type RegisterRow } from "../../../shared/readings/series/registers.ts";
import { BOTH_DIRECTIONS } from "../../support/meters.ts";
import { run } from "./runs.ts";

const PERIOD = { start: "2026-10-20", end: "2026-11-10" } as const;
const TARIFFS = [
  ["base", "20000000000801", ["BASE"]],
  ["peak and off-peak", "20000000000802", ["HC", "HP"]],
  ["four registers", "20000000000803", ["HC", "HP"]],
  ["Tempo", "20000000000804", ["HCJB", "HCJR", "HCJW", "HPJB", "HPJR", "HPJW"]],
  ["values written as text", "20000000000807", null],
] as const;

const sumOf = (rows: readonly RegisterRow[]) => rows.reduce((sum, { energyWh }) => sum + (energyWh ?? Number.NaN), 0);
const registers = (meter: string, period: { start: string; end: string } = PERIOD) =>
  run<RegisterRow>({ series: "registers", meter, ...period });

describe("the energy of each tariff period", () => {
  it.each(TARIFFS)(
    "the energy of the tariff %s sums to the day's energy in each calendar, and to the totaliser",
    async (_name, meter, names) => {
      const { rows, coverage } = await registers(meter);
      const { rows: days } = await run<EnergyRow>({ series: "daily", meter, ...PERIOD });
      for (const owner of ["distributor", "supplier"] as const) {
        const ofOwner = Map.groupBy(
          rows.filter((row) => row.owner === owner),
          ({ startMs }) => parisDay(startMs),
        );
        expect([...ofOwner].map(([day, ofDay]) => [day, sumOf(ofDay)])).toEqual(
          days.map(({ startMs, energyWh }) => [parisDay(startMs), energyWh]),
        );
      }
      expect(rows.every(({ consistent }) => consistent === true)).toBe(true);
      const supplier = rows.filter(({ owner }) => owner === "supplier");
      if (names !== null) expect([...new Set(supplier.map(({ register }) => register))].sort()).toEqual(names);
      expect(coverage.every(({ missing }) => missing === 0)).toBe(true);
    },
  );

  it("the energy of production has one register, without a supplier", async () => {
    const { rows } = await run<RegisterRow>({
      series: "registers",
      direction: "production",
      meter: BOTH_DIRECTIONS,
      ...PERIOD,
    });
    expect(new Set(rows.map(({ owner, register }) => `${owner} ${register}`))).toEqual(new Set(["distributor BASE"]));
  });

  it("the energy of each tariff period goes on across counters that begin again from zero", async () => {
    const { rows } = await registers("20000000000806", { start: "2026-01-01", end: "2026-11-01" });
    expect(rows.every(({ energyWh }) => energyWh !== null && energyWh >= 0 && energyWh < 200_000)).toBe(true);
    expect(rows.every(({ consistent }) => consistent === true)).toBe(true);
  });

  it("the energy of each tariff period is unknown only on the day on which the meter was replaced", async () => {
    const { rows, coverage } = await registers("20000000000805", { start: "2026-06-10", end: "2026-06-20" });
    const unknown = rows.filter(({ energyWh }) => energyWh === null);
    expect(new Set(unknown.map(({ startMs }) => parisDay(startMs)))).toEqual(new Set(["2026-06-16"]));
    expect(unknown.every(({ consistent }) => consistent === false)).toBe(true);
    expect(rows.filter(({ consistent }) => consistent !== true)).toEqual(unknown);
    expect(coverage).toHaveLength(10);
  });

  it("the energy of each tariff period spans a missing reading, and counts the days around it as missing", async () => {
    const { rows, coverage } = await registers("42900589957123", { start: "2026-10-03", end: "2026-10-08" });
    expect([...new Set(rows.map(({ startMs, endMs }) => `${parisDay(startMs)} ${parisDay(endMs)}`))]).toEqual([
      "2026-10-03 2026-10-04",
      "2026-10-04 2026-10-06",
      "2026-10-06 2026-10-07",
      "2026-10-07 2026-10-08",
    ]);
    expect(coverage.filter(({ missing }) => missing > 0).map(({ day }) => day)).toEqual(["2026-10-04", "2026-10-05"]);
  });

  it("the energy of each tariff period is the same whether the readings come in one period or in several", () => {
    const dial = (from: number, count: number) => [
      {
        calendar: { id: "DI000001", label: null },
        register: "BASE",
        label: null,
        values: Array.from({ length: count }, (_, at) => ({
          atMs: (from + at) * 86_400_000,
          indexWh: (from + at) ** 2,
        })),
      },
    ];
    const whole = new RegisterDifferences(new Map()).rowsOf(dial(0, 10));
    const pieces = new RegisterDifferences(new Map());
    expect([dial(0, 3), dial(3, 1), dial(4, 6)].flatMap((dials) => pieces.rowsOf(dials))).toEqual(whole);
    expect(whole).toHaveLength(9);
  });
});

describe("index rows", () => {
  it("index rows give what each dial and the totaliser showed at each midnight", async () => {
    const { rows } = await run<IndexRow>({
      series: "index",
      meter: "20000000000804",
      start: "2026-10-24",
      end: "2026-10-27",
    });
    expect(rows).toHaveLength(3 * (4 + 6 + 1));
    expect(rows.filter(({ register }) => register === "TOTAL").map(({ startMs }) => parisDay(startMs))).toEqual([
      "2026-10-24",
      "2026-10-25",
      "2026-10-26",
    ]);
  });
});
