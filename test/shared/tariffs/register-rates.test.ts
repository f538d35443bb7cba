import { describe, expect, it } from "vitest";
import { countedCalendar, offPeakDays, type RegisterReading, rateOf } from "../../../shared/tariffs/register-rates.ts";
import { known } from "./homes.ts";

const DAY = known("2026-11-20");
const reading = (register: string, energyWh: number | null = 100, isSuppliers = true, day = DAY): RegisterReading => ({
  day,
  calendar: isSuppliers ? "FC" : "DI",
  isSuppliers,
  register,
  energyWh,
});
const TEMPO = ["HCJB", "HPJB", "HCJW", "HPJW", "HCJR", "HPJR"];

describe("the registers of a meter", () => {
  it.each([
    ["BASE", "base"],
    ["HC", "offPeak"],
    ["HP", "peak"],
    ["HCB", "offPeak"],
    ["HCH", "offPeak"],
    ["HPB", "peak"],
    ["HPH", "peak"],
    ["HCJB", "blueOffPeak"],
    ["HPJB", "bluePeak"],
    ["HCJW", "whiteOffPeak"],
    ["HPJW", "whitePeak"],
    ["HCJR", "redOffPeak"],
    ["HPJR", "redPeak"],
    ["HN", null],
    ["PM", null],
    ["HCX", null],
    ["HCJ", null],
    ["XHC", null],
  ])("the register %s counts %s", (register, rate) => {
    expect(rateOf(register)).toBe(rate);
  });

  it("the supplier's calendar comes before the distributor's, in any order", () => {
    const distributor = ["HCB", "HCH", "HPB", "HPH"].map((register) => reading(register, 1, false));
    const supplier = TEMPO.map((register) => reading(register));
    for (const readings of [
      [...distributor, ...supplier],
      [...supplier, ...distributor],
    ])
      expect(countedCalendar(readings)).toMatchObject({ option: "tempo", isSuppliers: true });
    expect(countedCalendar(distributor)).toMatchObject({ option: "offPeak", isSuppliers: false });
    expect(countedCalendar([reading("BASE")])).toMatchObject({ option: "base" });
  });

  it("a calendar with a register that is not understood is left out whole", () => {
    const odd = [reading("HC"), reading("HN")];
    expect(countedCalendar(odd)).toBeNull();
    expect(countedCalendar([...odd, reading("HC", 1, false), reading("HP", 1, false)])).toMatchObject({
      option: "offPeak",
      isSuppliers: false,
    });
    expect(countedCalendar([])).toBeNull();
  });

  it("off-peak energy of a day is the sum of its off-peak registers in one calendar", () => {
    const supplier = TEMPO.map((register, at) => reading(register, 2 ** at));
    const distributor = [reading("HCB", 1_000, false), reading("HPB", 1, false)];
    expect(offPeakDays([...distributor, ...supplier])).toEqual([{ day: DAY, offPeakWh: 1 + 4 + 16 }]);
    expect(offPeakDays([reading("BASE"), ...distributor])).toEqual([{ day: DAY, offPeakWh: 1_000 }]);
    expect(offPeakDays([reading("BASE")])).toEqual([]);
  });

  it("a day on which the meter was replaced is not there", () => {
    const next = known("2026-11-21");
    const readings = [
      reading("HCB", null),
      reading("HCH", 5),
      reading("HCB", 7, true, next),
      reading("HCH", 0, true, next),
    ];
    expect(offPeakDays(readings)).toEqual([{ day: next, offPeakWh: 7 }]);
  });
});
