import { describe, expect, it } from "vitest";
import { type ComparedOption, compareOptions } from "../../../shared/tariffs/comparison.ts";
import type { Option } from "../../../shared/tariffs/option.ts";
import { inventedColours, inventedCurve, known, NIGHT, period } from "./homes.ts";
import { spreadsheet } from "./spreadsheet.ts";

const TODAY = known("2026-11-30");
const of = period("2025-11-30", "2026-11-30");
const home = { curve: inventedCurve(of, 7), offPeakHours: [NIGHT], colours: inventedColours(of, 7) };

function compared(option: Option, kva: number, today = TODAY): readonly ComparedOption[] {
  const found = compareOptions(home, { option, kva }, of, today);
  if (!found.ok) throw new Error(found.refusal.code);
  return found.value;
}

describe("the same year under other options", () => {
  it("a home at 6 kVA sees all three options, by prices in force and by those of today", () => {
    const options = compared("base", 6);
    expect(options.map(({ option, isOffered }) => [option, isOffered])).toEqual([
      ["base", true],
      ["offPeak", true],
      ["tempo", true],
    ]);
    for (const { option, atPricesInForce, atTodaysPrices } of options) {
      const choice = { option, kva: 6 };
      expect(atPricesInForce.nanoEuros).toBe(spreadsheet(home, choice, of).totalNanoEuros);
      expect(atTodaysPrices.nanoEuros).toBe(spreadsheet(home, choice, of, () => TODAY).totalNanoEuros);
      expect(atTodaysPrices.nanoEuros).not.toBe(atPricesInForce.nanoEuros);
    }
  });

  it("Base at 9 kVA stands beside the others for who has it, and is not offered", () => {
    expect(compared("base", 9).map(({ option, isOffered }) => [option, isOffered])).toEqual([
      ["base", false],
      ["offPeak", true],
      ["tempo", true],
    ]);
  });

  it("Base at 9 kVA is not there at all for who has another option", () => {
    expect(compared("tempo", 9).map(({ option }) => option)).toEqual(["offPeak", "tempo"]);
  });

  it("a day without known prices offers nothing, and leaves every day at its prices unpriced", () => {
    const [own, ...others] = compared("offPeak", 6, known("2027-02-01"));
    expect(others).toEqual([]);
    expect(own).toMatchObject({ option: "offPeak", isOffered: false, atPricesInForce: { isPartial: false } });
    expect(own?.atTodaysPrices).toMatchObject({ nanoEuros: 0, isPartial: true, leftOut: { unpricedDays: 365 } });
  });

  it("a curve that cannot be priced is refused once for all", () => {
    const [draw] = home.curve;
    const twice = { ...home, curve: draw === undefined ? [] : [draw, draw] };
    expect(compareOptions(twice, { option: "base", kva: 6 }, of, TODAY)).toEqual({
      ok: false,
      refusal: { code: "overlapping_draws", startMs: draw?.startMs },
    });
  });
});
