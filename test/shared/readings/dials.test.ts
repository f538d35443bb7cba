import { describe, expect, it } from "vitest";
import type { DamageKind } from "../../../packages/simulator/index.ts";
import type { Period } from "../../../shared/measures/period.ts";
import { type Day, dayEndMs, dayStartMs } from "../../../shared/paris-time.ts";
import { dialsOf } from "../../../shared/readings/dials.ts";
import type { IndexRow } from "../../../shared/readings/series/meter-index.ts";
import type { RegisterRow } from "../../../shared/readings/series/registers.ts";
import { METER } from "../../support/meters.ts";
import { control, run } from "./runs.ts";

const JUNE = { start: "2026-06-01", end: "2026-06-08" } as Period;
const NONE = { repeated: 0, overlapping: 0, misplaced: 0, outside: 0, unreadable: 0 };
const MALFORMED = "enedis_malformed_answer";

type Value = { readonly d?: unknown; readonly v?: unknown };
const at = (day: number, v: unknown): Value => ({ d: `2026-06-0${day} 00:00:00`, v });
/** A context with these values of the totaliser. */
const total = (valeur: readonly unknown[], unite: unknown = "Wh", etapeMetier = "BRUT") => ({
  etapeMetier,
  grandeur: [{ grandeurMetier: "CONS", grandeurPhysique: "EA", unite, cadranTotalisateur: { valeur } }],
});
function read(...contexte: readonly unknown[]) {
  const dials = dialsOf({ contexte: contexte as never }, "CONS", JUNE);
  if (!dials.ok) return dials.refusal.code;
  const { dropped, unreadable } = dials.value;
  return {
    values: dials.value.dials.flatMap(({ values }) => values.map(({ indexWh }) => indexWh)),
    dropped,
    unreadable,
  };
}

describe("the values of a dial", () => {
  it.each([
    ["a number", 12, 12],
    ["text", "12", 12],
    ["text with spaces", " 12", 12],
    ["an exponent", "1.2E3", 1_200],
    ["twelve digits", "999999999999", 999_999_999_999],
  ])("the values of a dial are read from %s", (_what, v, wh) => {
    expect(read(total([at(1, v)]))).toEqual({ values: [wh], dropped: NONE, unreadable: [] });
  });

  it("the values of a dial are Wh, also when the body is in kWh", () => {
    expect(read(total([at(1, "26419.967")], "kWh"))).toMatchObject({ values: [26_419_967] });
    expect(read(total([at(1, "26419.9671")], "kWh"))).toBe(MALFORMED);
  });

  it.each([
    ["what is not a number", at(3, "many")],
    ["a counter below zero", at(3, -1)],
    ["a counter that is not whole", at(3, "12.5")],
    ["thirteen digits", at(3, "1000000000000")],
    ["no day", { d: "2026-06-31 00:00:00", v: 1 }],
    ["no stamp", { v: 1 }],
  ])(
    "the values of a dial are never %s: such a value is left out, and alone it makes the answer malformed",
    (_what, odd) => {
      expect(read(total([odd]))).toBe(MALFORMED);
      expect(read(total([at(2, 5), odd]))).toMatchObject({ values: [5] });
    },
  );

  it("the values of a dial in another unit cannot be used", () => {
    expect(read(total([at(1, 1)], "MJ"))).toBe(MALFORMED);
    expect(read(total([at(1, 1)], null))).toBe(MALFORMED);
  });

  it("the values of a dial that are empty are no fault", () => {
    expect(read(total([at(1, null), at(2, "null"), {}, 7]))).toEqual({ values: [], dropped: NONE, unreadable: [] });
    expect(read()).toEqual({ values: [], dropped: NONE, unreadable: [] });
  });

  it("the values of a dial are one for each instant: a corrected one before a raw one, else the first", () => {
    const [raw, corrected] = [total([at(1, 10), at(2, 20)]), total([at(1, 12)], "Wh", "BEST")];
    expect(read(raw, corrected)).toEqual({ values: [12, 20], dropped: { ...NONE, repeated: 1 }, unreadable: [] });
    expect(read(total([at(2, 20), at(1, 10), at(1, 11), at(2, 22)]))).toMatchObject({ values: [10, 20] });
  });

  it("the values of a dial outside the period do not count", () => {
    const outside = [{ d: "2026-05-31 00:00:00", v: 1 }, at(8, 2), { d: "2200-06-01 00:00:00", v: 3 }];
    expect(read(total([...outside, at(1, 7)]))).toEqual({
      values: [7],
      dropped: { ...NONE, outside: 3 },
      unreadable: [],
    });
  });

  it("an unreadable value of a dial names the day it begins, unless the dial has another value for that day", () => {
    const day = { startMs: dayStartMs("2026-06-03" as Day), endMs: dayEndMs("2026-06-03" as Day), fault: "value" };
    expect(read(total([at(2, 5), at(3, "-"), at(4, 6)]))).toEqual({
      values: [5, 6],
      dropped: { ...NONE, unreadable: 1 },
      unreadable: [day],
    });
    expect(read(total([at(3, "-"), at(3, 6)]))).toMatchObject({ dropped: { unreadable: 1 }, unreadable: [] });
  });

  it("the values of a dial belong to a dial with a name, which is cut when it is too long", () => {
    const calendar = (idClasseTemporelle: unknown, idCalendrier: unknown = "DI000001") => ({
      etapeMetier: "BRUT",
      grandeur: [
        {
          grandeurMetier: "CONS",
          grandeurPhysique: "EA",
          unite: "Wh",
          calendrier: [{ idCalendrier, classeTemporelle: [{ idClasseTemporelle, valeur: [at(1, 1)] }] }],
        },
      ],
    });
    const dials = dialsOf({ contexte: [calendar("H".repeat(1_000))] as never }, "CONS", JUNE);
    expect(dials).toMatchObject({ value: { dials: [{ register: "H".repeat(100) }] } });
    expect(read(calendar("BASE"), calendar(null), calendar("BASE", null))).toEqual({
      values: [1],
      dropped: { ...NONE, unreadable: 2 },
      unreadable: [],
    });
  });
});

describe("a damaged index reading", () => {
  const WEEK = { start: "2026-10-20", end: "2026-10-27" } as const;
  const readings = async <R extends IndexRow | RegisterRow>(series: "index" | "registers", kind: DamageKind | null) => {
    await control({ damage: kind && { kind } });
    const read = await run<R>({ series, meter: METER, ...WEEK });
    await control({ damage: null });
    return read;
  };

  it.each<[DamageKind, number]>([
    ["list_twice", 1],
    ["points_twice", 1],
    ["second_quantity", 1],
    ["far_away", 0],
    ["reversed", 0],
    ["midnight_as_24", 0],
    ["with_t", 0],
    ["without_seconds", 0],
    ["number_prm", 0],
    ["thousands", 0],
  ])("a damaged index reading (%s) gives the same rows as a good one", async (kind, repeated) => {
    for (const series of ["index", "registers"] as const) {
      const [good, damaged] = [await readings(series, null), await readings(series, kind)];
      expect(damaged.rows).toEqual(good.rows);
      expect(damaged.coverage).toEqual(good.coverage);
      expect(damaged.dropped.repeated > 0).toBe(repeated > 0);
    }
  });

  it("a damaged index reading names the two days around its midnight, and gives their energy together", async () => {
    const { rows, holes, coverage, dropped } = await readings<RegisterRow>("registers", "nan");
    const [good] = [await readings<RegisterRow>("registers", null)];
    const sum = (of: readonly RegisterRow[]) => of.reduce((all, { energyWh }) => all + (energyWh ?? Number.NaN), 0);
    // The simulator spoils the last midnight, which the last day ends with.
    expect(holes).toEqual([
      { startMs: dayStartMs("2026-10-26" as Day), endMs: dayStartMs("2026-10-27" as Day), fault: "value" },
    ]);
    expect(coverage.map(({ missing }) => missing)).toEqual([0, 0, 0, 0, 0, 0, 1]);
    expect(dropped.unreadable).toBeGreaterThan(0);
    expect(sum(rows)).toBe(sum(good.rows.filter(({ startMs }) => startMs < dayStartMs("2026-10-26" as Day))));
  });
});
