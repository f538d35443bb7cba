import { describe, expect, it } from "vitest";
import { type Day, dayEndMs, dayStartMs } from "../../../../shared/paris-time.ts";
import { centsPerKwh, energyPriceTable } from "../../../../shared/tariffs/energy-prices.ts";
import { TARIF_BLEU } from "../../../../shared/tariffs/price-list.ts";
import { dayCost, evenCents } from "../../../../site/browser/consommation/lead/day-cost.ts";
import type { Interval } from "../../../../site/browser/consommation/loaded.ts";

const DAY = "2026-11-29" as Day;
const BEFORE = "2026-11-28" as Day;
const TABLE = energyPriceTable(TARIF_BLEU.knownUntil, TARIF_BLEU.lists);
const NIGHT = [{ from: "2026-01-01" as Day, winter: [{ start: "22:30", end: "06:30" }], summer: [] }];

/** 1 kWh in every half hour of a day. */
const even = (day: Day): Interval[] => {
  const intervals: Interval[] = [];
  for (let startMs = dayStartMs(day); startMs < dayEndMs(day); startMs += 1_800_000)
    intervals.push({ startMs, endMs: startMs + 1_800_000, wh: 1_000 });
  return intervals;
};
const centsOf = (option: "base" | "offPeak" | "tempo", kva = 6) => centsPerKwh(TABLE, DAY, option, kva) ?? {};

describe("what the energy of a day costs", () => {
  it("Base costs the same at every hour, by the price of its day and its power", () => {
    const cost = (kva: number) =>
      dayCost(DAY, 48_000, [], { cents: centsOf("base", kva), hours: [], colours: new Map() });
    expect(cost(6)?.least).toBeCloseTo(48 * 20.01, 9);
    expect(cost(9)?.most).toBeCloseTo(48 * 19.85, 9);
    expect(centsPerKwh(TABLE, "2026-07-31" as Day, "base", 6)).toEqual({ base: 19.4 });
    expect(centsPerKwh(TABLE, "2027-02-01" as Day, "base", 6)).toBeNull();
    expect(centsPerKwh(TABLE, "2025-01-31" as Day, "base", 6)).toBeNull();
  });

  it("peak and off-peak are those of the curve, to the minute", () => {
    const rates = { cents: centsOf("offPeak"), hours: NIGHT, colours: new Map() };
    const cost = dayCost(DAY, 48_000, even(DAY), rates);
    expect(cost?.least).toBeCloseTo(16 * 15.89 + 32 * 21.42, 9);
    expect(cost?.most).toBe(cost?.least);
  });

  it.each([
    ["a day without its last half hour", even(DAY).slice(1), NIGHT],
    ["hours that are not known", even(DAY), []],
    ["no curve", undefined, NIGHT],
  ])("the cost lies between all at night and all by day for %s", (_name, curve, hours) => {
    const cost = dayCost(DAY, 48_000, curve, { cents: centsOf("offPeak"), hours, colours: new Map() });
    expect(cost?.least).toBeCloseTo(48 * 15.89, 9);
    expect(cost?.most).toBeCloseTo(48 * 21.42, 9);
  });

  it("Tempo has the colour of the day before until six, and no cost without one of the two colours", () => {
    const rates = { cents: centsOf("tempo"), hours: [] };
    const colours = new Map([
      [BEFORE, "red"],
      [DAY, "white"],
    ] as const);
    const cost = dayCost(DAY, 48_000, even(DAY), { ...rates, colours });
    expect(cost?.least).toBeCloseTo(12 * 16.15 + 32 * 19.21 + 4 * 15.36, 9);
    for (const known of [BEFORE, DAY]) {
      const one = new Map([[known, "blue" as const]]);
      expect(dayCost(DAY, 48_000, even(DAY), { ...rates, colours: one })).toBeNull();
    }
  });

  it("what is drawn all day costs the mean of its hours", () => {
    expect(evenCents({ cents: centsOf("base"), hours: [] }, DAY)).toBe(20.01);
    expect(evenCents({ cents: centsOf("offPeak"), hours: NIGHT }, DAY)).toBeCloseTo((8 * 15.89 + 16 * 21.42) / 24, 9);
    expect(evenCents({ cents: centsOf("offPeak"), hours: [] }, DAY)).toBeNull();
    const [blue, white, red] = [(13.56 + 2 * 16.54) / 3, (15.36 + 2 * 19.21) / 3, (16.15 + 2 * 72.95) / 3];
    const tempo = evenCents({ cents: centsOf("tempo"), hours: [] }, DAY);
    expect(tempo).toBeCloseTo((300 * blue + 43 * white + 22 * red) / 365, 9);
  });
});
