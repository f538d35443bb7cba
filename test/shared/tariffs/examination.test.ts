import { describe, expect, it } from "vitest";
import { addDays, type Day, dayStartMs, daysOf } from "../../../shared/paris-time.ts";
import { differenceOf } from "../../../shared/tariffs/counts-beside.ts";
import type { Draw } from "../../../shared/tariffs/curve.ts";
import { type ExaminedHome, examine, type KnownContract } from "../../../shared/tariffs/examination.ts";
import type { RegisterReading } from "../../../shared/tariffs/register-rates.ts";
import { inventedColours, inventedCurve, known, NIGHT, period } from "./homes.ts";
import { spreadsheet } from "./spreadsheet.ts";

const TODAY = known("2026-11-30");
const YEAR = period("2025-11-30", "2026-11-30");
const CURVE = inventedCurve(YEAR, 3);
const COLOURS = inventedColours(YEAR, 3);
const NIGHT_RANGES = NIGHT.winter ?? [];
const NO_PRICES = { cents: {}, month: null };
const KNOWS_ALL: KnownContract = { option: "offPeak", kva: 6, dated: [NIGHT], ranges: [], prices: NO_PRICES };
const HOME: ExaminedHome = {
  period: YEAR,
  today: TODAY,
  curve: CURVE,
  days: [],
  peaks: daysOf(YEAR.start, YEAR.end).map((day) => ({ day, maxPowerVa: 5_200 })),
  registers: [],
  colours: COLOURS,
  contract: KNOWS_ALL,
};

function examined(home: Partial<ExaminedHome> = {}, contract: Partial<KnownContract> = {}) {
  const found = examine({ ...HOME, contract: { ...KNOWS_ALL, ...contract }, ...home });
  if (!found.ok) throw new Error(found.refusal.code);
  return found.value;
}
const isNight = (at: number) => at < 13 || at >= 45;

/** What the meter of the curve counts, with the hours of the night off-peak. */
function registersOf(curve: readonly Draw[], codes: readonly [offPeak: string, peak: string] = ["HC", "HP"]) {
  const days = Map.groupBy(
    curve,
    ({ startMs }) => daysOf(YEAR.start, YEAR.end).findLast((day) => dayStartMs(day) <= startMs) as Day,
  );
  return [...days].flatMap(([day, draws]): RegisterReading[] => {
    const wh = { offPeak: 0, peak: 0 };
    for (const { startMs, energyWh } of draws) {
      const wall = new Date(
        startMs + 3_600_000 * (dayStartMs(day) === Date.parse(`${day}T00:00:00Z`) - 3_600_000 ? 1 : 2),
      );
      wh[isNight(wall.getUTCHours() * 2 + wall.getUTCMinutes() / 30) ? "offPeak" : "peak"] += energyWh;
    }
    const reading = (register: string, energyWh: number) => ({
      day,
      calendar: "FC",
      isSuppliers: true,
      register,
      energyWh,
    });
    return [reading(codes[0], wh.offPeak), reading(codes[1], wh.peak)];
  });
}
const JANUARY = period("2026-01-05", "2026-02-05");
const inJanuary = CURVE.filter(
  ({ startMs }) => startMs >= dayStartMs(JANUARY.start) && startMs < dayStartMs(JANUARY.end),
);

describe("the examination of a year", () => {
  it("three options cost what an independent computation finds, at the prices in force and at those of today", () => {
    const { options, own, isGuessed } = examined();
    expect(own).toEqual({ option: "offPeak", kva: 6 });
    expect(isGuessed).toEqual({ option: false, kva: false });
    expect(options.map(({ option }) => option)).toEqual(["base", "offPeak", "tempo"]);
    const home = { curve: CURVE, offPeakHours: [NIGHT], colours: COLOURS };
    for (const { option, inForce, todays } of options) {
      const choice = { option, kva: 6 };
      expect(inForce.nanoEuros).toBe(spreadsheet(home, choice, YEAR).totalNanoEuros);
      expect(todays.nanoEuros).toBe(spreadsheet(home, choice, YEAR, () => TODAY).totalNanoEuros);
    }
  });

  it("Base above 6 kVA is not there for who does not have it, and not offered to who has", () => {
    expect(examined({}, { kva: 9 }).options.map(({ option }) => option)).toEqual(["offPeak", "tempo"]);
    const [base] = examined({}, { option: "base", kva: 9 }).options;
    expect(base).toMatchObject({ option: "base", isOffered: false });
  });

  it("a power that no list has is priced as the next one, and one that nobody told as what would have sufficed", () => {
    expect(examined({}, { kva: 7 }).own.kva).toBe(9);
    const guessed = examined({}, { kva: null });
    expect(guessed.own.kva).toBe(6);
    expect(guessed.isGuessed.kva).toBe(true);
    expect(examined({ peaks: [] }, { kva: null }).own.kva).toBe(6);
  });

  it("hours that no register confirms price nothing of peak and off-peak", () => {
    const { options, hours } = examined({}, { dated: [], ranges: NIGHT_RANGES });
    expect(hours?.verdict).toEqual({ kind: "unconfirmed" });
    const offPeak = options.find(({ option }) => option === "offPeak");
    expect(offPeak?.inForce.energy).toEqual([]);
    expect(offPeak?.inForce.leftOut.withoutHoursWh).toBe(CURVE.reduce((sum, { energyWh }) => sum + energyWh, 0));
  });

  it("hours that a register confirms price all of it, and both counts are the same", () => {
    const registers = registersOf(inJanuary);
    const home = { period: JANUARY, curve: inJanuary, registers };
    const { options, hours, counts } = examined(home, { option: null, dated: [], ranges: NIGHT_RANGES });
    expect(hours?.verdict).toEqual({ kind: "confirmed", from: JANUARY.start });
    expect(options.find(({ option }) => option === "offPeak")?.inForce.leftOut.withoutHoursWh).toBe(0);
    expect(counts?.days).toBe(31);
    expect(counts?.counts.map(({ rate }) => rate)).toEqual([null, "offPeak", "peak"]);
    for (const count of counts?.counts ?? []) expect(differenceOf(count)).toBe(0);
  });

  it("a first day that somebody typed has the last word over what nothing dates", () => {
    const typed = { ...NIGHT, from: addDays(YEAR.start, 100) };
    const { options } = examined({}, { dated: [typed], ranges: NIGHT_RANGES });
    const before = CURVE.filter(({ startMs }) => startMs < dayStartMs(typed.from));
    const left = options.find(({ option }) => option === "offPeak")?.inForce.leftOut.withoutHoursWh;
    expect(left).toBe(before.reduce((sum, { energyWh }) => sum + energyWh, 0));
  });

  it("the registers tell the option that nobody told", () => {
    const of = { period: JANUARY, curve: inJanuary };
    expect(examined({ ...of, registers: registersOf(inJanuary, ["HCJB", "HPJB"]) }, { option: null }).own.option).toBe(
      "tempo",
    );
    expect(examined({}, { option: null, dated: [] })).toMatchObject({
      own: { option: "base" },
      isGuessed: { option: true },
    });
    expect(examined({}, { option: null, ranges: NIGHT_RANGES }).own.option).toBe("offPeak");
  });

  it("a difference of the registers is measured on whole days only, and a day without a register does not count", () => {
    const registers = registersOf(inJanuary)
      .filter(({ day }) => day !== "2026-01-10")
      .map((one) => ({ ...one, energyWh: Math.round((one.energyWh ?? 0) * 1.05) }));
    const holed = inJanuary.filter((_, at) => at !== 100);
    const { counts } = examined({ period: JANUARY, curve: holed, registers });
    expect(counts?.days).toBe(29);
    expect(differenceOf(counts?.counts[0] ?? { rate: null, curveWh: 1, registerWh: 1 })).toBeCloseTo(1 / 1.05 - 1, 3);
  });

  it("one's own prices stand first, and change nothing of the regulated tariff", () => {
    const plain = examined();
    const { options } = examined({}, { prices: { cents: { peak: 19.5 }, month: 12 } });
    expect(options[0]).toMatchObject({ option: "offPeak", isOwnPrices: true });
    expect(options.slice(1)).toEqual(plain.options);
    const lines = options[0]?.inForce.energy ?? [];
    expect(lines.map(({ rate, nanoEurosPerWh }) => [rate, nanoEurosPerWh])).toEqual([
      ["offPeak", 158_900],
      ["peak", 195_000],
    ]);
    expect(options[0]?.inForce.subscription).toMatchObject([{ days: 365, nanoEurosPerMonth: 12_000_000_000 }]);
  });
});

describe("the examination of a home without a curve", () => {
  const days = daysOf(YEAR.start, YEAR.end).map((day) => ({ day, rate: "base" as const, energyWh: 10_000 }));

  it("Base costs what the days drew, and nothing else is there without registers", () => {
    const { options, counts } = examined({ curve: [], days }, { option: "base" });
    expect(options.map(({ option }) => option)).toEqual(["base"]);
    expect(options[0]?.todays.nanoEuros).toBe(3_650_000 * 200_100 + 12 * 15_860_000_000);
    expect(options[0]?.todays.isPartial).toBe(false);
    expect(counts).toBeNull();
  });

  it("the option that the registers count is priced by them, with the days that they lack", () => {
    const registers = daysOf(YEAR.start, addDays(YEAR.end, -2)).flatMap((day) => [
      { day, calendar: "FC", isSuppliers: true, register: "HC", energyWh: 4_000 },
      { day, calendar: "FC", isSuppliers: true, register: "HP", energyWh: 6_000 },
    ]);
    const { options } = examined({ curve: [], days, registers }, { dated: [] });
    expect(options.map(({ option }) => option)).toEqual(["base", "offPeak"]);
    const { todays } = options[1] ?? {};
    expect(todays?.energy.map(({ rate, energyWh }) => [rate, energyWh])).toEqual([
      ["offPeak", 363 * 4_000],
      ["peak", 363 * 6_000],
    ]);
    expect(todays?.leftOut.incompleteDays).toBe(2);
    expect(todays?.isPartial).toBe(true);
  });

  it("one's own prices are counted too", () => {
    const { options } = examined({ curve: [], days }, { option: "base", prices: { cents: { base: 15 }, month: null } });
    expect(options[0]).toMatchObject({
      isOwnPrices: true,
      todays: { nanoEuros: 3_650_000 * 150_000 + 12 * 15_860_000_000 },
    });
  });
});
