import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Direction, Minutes } from "../../../../../packages/simulator/enedis/nature.ts";
import { type Day, dayFrom, daysBetween } from "../../../../../packages/simulator/enedis/paris.ts";
import {
  curveOf,
  dailyWh,
  type Meter,
  maxPowerOf,
} from "../../../../../packages/simulator/enedis/readings/readings.ts";

const day = (text: string): Day => {
  const parsed = dayFrom(text);
  if (parsed === null) throw new Error(`not a day: ${text}`);
  return parsed;
};

const meter = (over: Partial<Meter> = {}): Meter => ({
  prm: "22516914714270",
  direction: "CONS",
  minutes: 30,
  clockChange: "true_end",
  dailyDifference: false,
  ...over,
});

const anyDay = fc.integer({ min: 0, max: 1_200 }).map((days) => day("2023-11-01").add({ days }));
const anyMeter = fc
  .record({
    number: fc.integer({ min: 0, max: 99_999 }),
    direction: fc.constantFrom<Direction>("CONS", "PROD"),
    minutes: fc.constantFrom<Minutes>(10, 15, 30, 60),
  })
  .map(({ number, ...rest }) => meter({ prm: `300000000${String(number).padStart(5, "0")}`, ...rest }));

const energyWh = (one: Meter, on: Day) =>
  (curveOf(one, on).reduce((sum, { watts }) => sum + watts, 0) * one.minutes) / 60;

describe("any meter on any day", () => {
  it("any meter on any day has a daily value equal to the energy under its curve", () => {
    fc.assert(
      fc.property(anyMeter, anyDay, (one, on) => {
        expect(energyWh(one, on)).toBe(dailyWh(one, on));
      }),
    );
  });

  it("any meter on any day has a daily value up to 12 Wh above its curve when the switch asks for it", () => {
    fc.assert(
      fc.property(anyMeter, anyDay, (one, on) => {
        const difference = dailyWh({ ...one, dailyDifference: true }, on) - energyWh(one, on);
        expect(difference).toBeGreaterThan(0);
        expect(difference).toBeLessThanOrEqual(12);
      }),
    );
  });

  it("any meter on any day has whole watts, none below zero", () => {
    fc.assert(
      fc.property(anyMeter, anyDay, (one, on) => {
        for (const { watts } of curveOf(one, on)) expect(Number.isInteger(watts) && watts >= 0).toBe(true);
      }),
    );
  });

  it("any meter on any day has a maximum power above its curve, within the interval where the curve is highest", () => {
    fc.assert(
      fc.property(anyMeter, anyDay, (one, on) => {
        const curve = curveOf(one, on);
        const top = Math.max(...curve.map(({ watts }) => watts));
        const { va, at } = maxPowerOf(one, on);
        expect(va).toBeGreaterThan(top);
        expect(at).toMatch(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/);
        // Stamps are ends, so the first one after the instant is that of its interval, except where a clock change repeats an hour.
        if (curve.length * one.minutes === 1_440) {
          expect(curve.find(({ endStamp }) => endStamp > at)?.watts).toBe(top);
        }
      }),
    );
  });
});

it("every machine simulates the same readings", () => {
  const on = day("2026-11-15");
  expect(dailyWh(meter(), on)).toBe(12_473);
  expect(
    curveOf(meter(), on)
      .slice(0, 5)
      .map(({ watts }) => watts),
  ).toEqual([252, 228, 280, 2_426, 2_402]);
  expect(maxPowerOf(meter(), on)).toEqual({ va: 2_847, at: "2026-11-15 01:58:07" });
});

describe("a home", () => {
  const homes = Array.from({ length: 40 }, (_, index) => meter({ prm: `300000000${String(index).padStart(5, "0")}` }));
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const perDay = (start: string, end: string, keep: (on: Day) => boolean = () => true) =>
    mean(
      homes.flatMap((home) =>
        daysBetween(day(start), day(end))
          .filter(keep)
          .map((on) => dailyWh(home, on)),
      ),
    );
  /** Mean power of all homes between two times of the day, in a fortnight of May, without heating. */
  const power = (from: string, to: string) =>
    mean(
      homes.flatMap((home) =>
        daysBetween(day("2026-05-11"), day("2026-05-25")).flatMap((on) =>
          curveOf(home, on)
            .filter(({ endStamp }) => endStamp.slice(11, 16) > from && endStamp.slice(11, 16) <= to)
            .map(({ watts }) => watts),
        ),
      ),
    );

  it("a home draws far more in winter than in summer", () => {
    expect(perDay("2026-01-05", "2026-02-02")).toBeGreaterThan(1.5 * perDay("2026-07-06", "2026-08-03"));
  });

  it("a home draws more at the week-end", () => {
    const weekend = perDay("2026-05-04", "2026-06-01", (on) => on.dayOfWeek > 5);
    expect(weekend).toBeGreaterThan(1.05 * perDay("2026-05-04", "2026-06-01", (on) => on.dayOfWeek <= 5));
  });

  it("a home draws little at four, more at seven and most at eight in the evening", () => {
    const [night, morning, afternoon, evening] = [
      power("04:00", "06:00"),
      power("07:00", "09:00"),
      power("15:00", "17:00"),
      power("19:00", "21:00"),
    ];
    expect(morning).toBeGreaterThan(1.5 * night);
    expect(morning).toBeGreaterThan(1.2 * afternoon);
    expect(evening).toBeGreaterThan(1.3 * morning);
  });

  it("a home heats its water off-peak, at about two kilowatts", () => {
    const offPeak = mean(
      homes.map((home) =>
        Math.max(
          ...curveOf(home, day("2026-05-12"))
            .filter(({ endStamp }) => endStamp.slice(11) <= "05:00:00" || endStamp.slice(11) > "22:00:00")
            .map(({ watts }) => watts),
        ),
      ),
    );
    expect(offPeak).toBeGreaterThan(2_000);
    expect(offPeak).toBeLessThan(3_500);
  });
});

describe("solar panels", () => {
  const panels = meter({ prm: "24880057139941", direction: "PROD" });

  it("solar panels give nothing at night, most around two in summer", () => {
    const curve = curveOf(panels, day("2026-06-21"));
    const at = (time: string) => curve.find(({ endStamp }) => endStamp.endsWith(`${time}:00`))?.watts ?? -1;
    expect(at("03:00")).toBe(0);
    expect(at("23:00")).toBe(0);
    expect(at("14:00")).toBeGreaterThan(2 * at("09:00"));
    expect(at("14:00")).toBeGreaterThan(2 * at("19:30"));
  });

  it("solar panels give three times more in June than in December, over a shorter night", () => {
    const month = (start: string, end: string) =>
      daysBetween(day(start), day(end)).reduce((sum, on) => sum + dailyWh(panels, on), 0);
    expect(month("2026-06-01", "2026-07-01")).toBeGreaterThan(3 * month("2025-12-01", "2025-12-31"));
    const sunny = (on: string) => curveOf(panels, day(on)).filter(({ watts }) => watts > 0).length;
    expect([sunny("2026-06-21") > 30, sunny("2025-12-21") < 18]).toEqual([true, true]);
  });
});
