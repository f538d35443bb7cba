import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RegisterLine } from "../../../site/browser/consommation/rows.ts";
import { calendarsOf, costOf, inCents, priceFrom } from "../../../site/browser/consommation/tariff.ts";

const line = (register: string, energy_wh: number | null, supplier = true): RegisterLine => ({
  start: "2026-11-20T00:00:00+01:00",
  end: "2026-11-21T00:00:00+01:00",
  owner: supplier ? "supplier" : "distributor",
  calendar: supplier ? "FC022035" : "DI000002",
  register,
  label: register === "HC" ? "Heures Creuses" : "Heures Pleines",
  energy_wh,
});

describe("the calendars of a meter", () => {
  it("the calendars of a meter are summed by register, the supplier's first", () => {
    const lines = [line("HP", 1, false), line("HP", 5_000), line("HC", 3_000), line("HP", 250)];
    const [supplier, distributor] = calendarsOf(lines);
    expect(supplier).toMatchObject({ id: "FC022035", owner: "supplier", wh: 8_250, untold: 0 });
    expect(supplier?.shares).toEqual([
      { register: "HC", label: "Heures Creuses", wh: 3_000 },
      { register: "HP", label: "Heures Pleines", wh: 5_250 },
    ]);
    expect(distributor).toMatchObject({ id: "DI000002", wh: 1 });
  });

  it("the calendars of a meter count what a replaced meter cannot give, and do not make it up", () => {
    expect(calendarsOf([line("HP", null), line("HP", 10)])[0]).toMatchObject({ wh: 10, untold: 1 });
  });

  it("the calendars of a meter lose no Wh", () => {
    const wh = fc.integer({ min: 0, max: 100_000 });
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom("HP", "HC"), wh)), (days) => {
        const lines = days.map(([register, energy]) => line(register, energy));
        const [calendar] = calendarsOf(lines);
        expect(calendar?.wh ?? 0).toBe(days.reduce((sum, [, energy]) => sum + energy, 0));
      }),
    );
  });
});

describe("a price", () => {
  it.each([
    ["0,2146", 214_600],
    ["0.2146", 214_600],
    [" 0,2 ", 200_000],
    ["0,1696 €", 169_600],
    ["1", 1_000_000],
    ["0,", 0],
    ["2", 2_000_000],
    ["16,35", 163_500],
    ["21,46 ct", 214_600],
    ["", null],
    ["cher", null],
    ["-1", null],
    ["1,2,3", null],
    ["0,1234567", null],
  ])("a price typed as %j is %j millionths of a euro", (text, price) => expect(priceFrom(text)).toBe(price));
});

describe("a cost", () => {
  const shares = [
    { register: "HC", label: "", wh: 203_456 },
    { register: "HP", label: "", wh: 297_001 },
  ];
  const prices = new Map([
    ["HC", 169_600],
    ["HP", 214_600],
  ]);

  it("a cost is energy times price, rounded once", () => {
    const exact = 203_456n * 169_600n + 297_001n * 214_600n;
    expect(BigInt(costOf(shares, prices) ?? -1)).toBe(exact);
    expect(inCents(costOf(shares, prices) ?? -1)).toBe(9_824);
  });

  it("a cost is not known while a period has no price", () => {
    expect(costOf(shares, new Map([["HC", 169_600]]))).toBeNull();
  });

  it("a cost never waits for the price of a period without energy", () => {
    const withRed = [...shares, { register: "HPJR", label: "", wh: 0 }];
    expect(costOf(withRed, prices)).toBe(costOf(shares, prices));
  });

  it("a cost stays exact for the most that a meter can count in three years at the highest price", () => {
    const most = [{ register: "HC", label: "", wh: 36_000 * 24 * 366 * 3 }];
    const cost = costOf(most, new Map([["HC", 9_000_000]])) ?? 0;
    expect(cost).toBeLessThan(Number.MAX_SAFE_INTEGER);
  });
});
