import { describe, expect, it } from "vitest";
import { dayPath, rowWatts } from "../../site/browser/home/day-path.ts";
import { demoAddress, lastWholeDay } from "../../site/browser/home/demo-day.ts";

/** Noon in Paris on the 15th of November. */
const NOON = Date.UTC(2026, 10, 15, 11);
const points = (day: string, count: number) =>
  Array.from({ length: count }, (_, at) => {
    const end = new Date(Date.parse(`${day}T00:00:00Z`) + (at + 1) * 1_800_000).toISOString();
    return { date: `${end.slice(0, 10)} ${end.slice(11, 19)}`, value: `${100 + at}` };
  });

describe("the day on the home page", () => {
  it("the home page asks for days until yesterday", () => {
    expect(demoAddress(NOON)).toBe("/api/demo/consumption_load_curve?start=2026-11-11&end=2026-11-15");
  });

  it("the home page shows the last whole day, with midnight at its end", () => {
    const interval_reading = [...points("2026-11-13", 48), ...points("2026-11-14", 48)];
    expect(lastWholeDay({ end: "2026-11-15", interval_reading })).toEqual({
      day: "2026-11-14",
      watts: Array.from({ length: 48 }, (_, at) => 100 + at),
    });
  });

  it.each([
    ["misses hours", [...points("2026-11-13", 48), ...points("2026-11-14", 36)], "2026-11-13"],
    ["is absent", points("2026-11-13", 48), "2026-11-13"],
  ])("the home page shows the day before when the last %s", (_what, interval_reading, day) => {
    expect(lastWholeDay({ end: "2026-11-15", interval_reading })?.day).toBe(day);
  });

  it("the home page keeps its example when no day is whole", () => {
    expect(lastWholeDay({ end: "2026-11-15", interval_reading: points("2026-11-14", 47) })).toBeNull();
  });
});

describe("its drawing", () => {
  it("the drawing of a day has a step for each half hour, as high as its power", () => {
    expect(dayPath([1_000, 0, 3_000])).toBe("M0 176h160L160 236h160L320 56h160");
  });

  it.each([
    [3_600, 1_000],
    [3_601, 2_000],
  ])("the drawing of a day stays inside: up to %i W a row stands for %i W", (most, row) => {
    expect(rowWatts([0, most])).toBe(row);
  });
});
