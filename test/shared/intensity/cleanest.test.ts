import { describe, expect, it } from "vitest";
import { hoursByIntensity, usualHours } from "../../../shared/intensity/cleanest.ts";
import type { Quarter } from "../../../shared/intensity/quarters.ts";

const QUARTER_MS = 900_000;
const HOUR_MS = 4 * QUARTER_MS;
const DAY_MS = 24 * HOUR_MS;
/** Midnight of 10 November in Paris. */
const MIDNIGHT = Date.UTC(2026, 10, 9, 23);

const hour = (startMs: number, ...grams: readonly number[]): Quarter[] =>
  grams.map((value, n) => ({ startMs: startMs + n * QUARTER_MS, grams: value, vintage: "real_time" }));

describe("the hours of a period", () => {
  it("the hours of a period come from the cleanest to the dirtiest, each with the mean of its quarters", () => {
    const quarters = [
      ...hour(MIDNIGHT, 30, 31, 32, 34),
      ...hour(MIDNIGHT + HOUR_MS, 10, 10, 10, 11),
      ...hour(MIDNIGHT + 2 * HOUR_MS, 20, 20, 20, 20),
    ];
    expect(hoursByIntensity(quarters)).toEqual([
      { start: "2026-11-10T01:00:00+01:00", grams: 10.25 },
      { start: "2026-11-10T02:00:00+01:00", grams: 20 },
      { start: "2026-11-10T00:00:00+01:00", grams: 31.75 },
    ]);
  });

  it("the hours of a period leave out an hour that lacks a quarter, even if it is the cleanest", () => {
    expect(hoursByIntensity([...hour(MIDNIGHT, 1, 1, 1), ...hour(MIDNIGHT + HOUR_MS, 30, 30, 30, 30)])).toEqual([
      { start: "2026-11-10T01:00:00+01:00", grams: 30 },
    ]);
  });

  it("the hours of a period have grams with two decimals at most", () => {
    expect(hoursByIntensity(hour(MIDNIGHT, 10.006, 10.006, 10.006, 10.006))[0]?.grams).toBe(10.01);
  });
});

describe("the usual hours", () => {
  it("the usual hours are means over the days that have them, the cleanest first, by a Paris clock", () => {
    const quarters = [
      ...hour(MIDNIGHT + 13 * HOUR_MS, 10, 10, 10, 10),
      ...hour(MIDNIGHT + DAY_MS + 13 * HOUR_MS, 20, 20, 20, 20),
      ...hour(MIDNIGHT + 4 * HOUR_MS, 12, 12, 12, 12),
    ];
    expect(usualHours(quarters)).toEqual([
      { hour: 4, grams: 12, days: 1 },
      { hour: 13, grams: 15, days: 2 },
    ]);
  });

  it("the usual hours count a day once when the hour comes twice in autumn", () => {
    const twice = Date.UTC(2026, 9, 25);
    expect(usualHours([...hour(twice, 10, 10, 10, 10), ...hour(twice + HOUR_MS, 20, 20, 20, 20)])).toEqual([
      { hour: 2, grams: 15, days: 1 },
    ]);
  });
});
