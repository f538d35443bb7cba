import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "../../../shared/paris-time.ts";
import { powersOffered, priceListOn } from "../../../shared/tariffs/price-list.ts";
import { type Peak, sufficientPower } from "../../../shared/tariffs/subscribed-power.ts";
import { known, period } from "./homes.ts";

const START = known("2025-12-01");
const YEAR = period("2025-12-01", "2026-12-01");
const list = priceListOn(known("2026-11-30"));
if (list === null) throw new Error("prices of 2026 are expected");
const POWERS = powersOffered(list);

/** A home that needs `usualVa` on ordinary days, and more on some, by their number in the year. */
const peaks = (usualVa: number, higher: Readonly<Record<number, number>> = {}): Peak[] =>
  Array.from({ length: 365 }, (_, at) => ({ day: addDays(START, at), maxPowerVa: higher[at] ?? usualVa }));

describe("the subscribed power that would have sufficed", () => {
  it.each([
    { home: "a studio", of: peaks(1_800), kva: 3, marginVa: 1_200, isTight: false, deciding: [] },
    {
      home: "a flat with two cold days",
      of: peaks(2_400, { 40: 4_100, 45: 4_800 }),
      kva: 6,
      marginVa: 1_200,
      isTight: false,
      deciding: ["2026-01-15", "2026-01-10"],
    },
    {
      home: "a house whose highest day is the whole power",
      of: peaks(4_000, { 70: 6_000 }),
      kva: 6,
      marginVa: 0,
      isTight: true,
      deciding: 365,
    },
    {
      home: "a house with one VA more",
      of: peaks(4_000, { 70: 6_001, 80: 6_000 }),
      kva: 9,
      marginVa: 2_999,
      isTight: false,
      deciding: ["2026-02-09"],
    },
    {
      home: "a house with a heat pump and a car",
      of: peaks(8_500, { 10: 11_200 }),
      kva: 12,
      marginVa: 800,
      isTight: true,
      deciding: ["2025-12-11"],
    },
    { home: "a farm", of: peaks(31_000, { 3: 32_400 }), kva: 36, marginVa: 3_600, isTight: false, deciding: 365 },
  ])("the lowest power that carries the highest day suffices: $home", ({ of, kva, marginVa, isTight, deciding }) => {
    const found = sufficientPower(of, YEAR, POWERS);
    if (!found.ok) throw new Error(found.refusal.code);
    const days = found.value.decidingDays.map(({ day }) => day);
    expect(found.value).toMatchObject({ kva, marginVa, isTight, missingDays: 0 });
    expect(typeof deciding === "number" ? days.length : days).toEqual(deciding);
  });

  it("a power that is above all others is no advice, and the day that asks for it is named", () => {
    expect(sufficientPower(peaks(9_000, { 5: 36_001 }), YEAR, POWERS)).toEqual({
      ok: false,
      refusal: { code: "above_every_power", highest: { day: "2025-12-06", maxPowerVa: 36_001 } },
    });
  });

  it("a period without any value gives no advice", () => {
    const before = peaks(1_000).map((peak) => ({ ...peak, day: addDays(peak.day, -400) }));
    for (const none of [[], before])
      expect(sufficientPower(none, YEAR, POWERS)).toEqual({ ok: false, refusal: { code: "no_peak" } });
  });

  it("days without a value are counted, and days outside the period decide nothing", () => {
    const summerOnly = peaks(2_000, { 0: 8_000, 364: 5_000 }).slice(150);
    const beyond = { day: known("2026-12-01"), maxPowerVa: 20_000 };
    expect(sufficientPower([...summerOnly, beyond], YEAR, POWERS)).toMatchObject({
      value: { kva: 6, missingDays: 150, decidingDays: [{ day: "2026-11-30" }] },
    });
  });

  it("no day exceeds the power found, every day that decides exceeds the next lower one, and order makes no difference", () => {
    const anyPeaks = fc.array(fc.integer({ min: 0, max: 36_000 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(anyPeaks, (values) => {
        const of = values.map((maxPowerVa, at) => ({ day: addDays(START, at), maxPowerVa }));
        const found = sufficientPower(of, YEAR, POWERS);
        if (!found.ok) throw new Error(found.refusal.code);
        const { kva, marginVa, decidingDays } = found.value;
        const lower = POWERS.filter((power) => power < kva).at(-1);
        expect(kva * 1_000 - Math.max(...values)).toBe(marginVa);
        expect(marginVa).toBeGreaterThanOrEqual(0);
        expect(decidingDays.length).toBe(
          lower === undefined ? 0 : values.filter((value) => value > lower * 1_000).length,
        );
        if (lower !== undefined) expect(decidingDays.length).toBeGreaterThan(0);
        expect(sufficientPower(of.toReversed(), YEAR, POWERS)).toEqual(found);
      }),
    );
  });
});
