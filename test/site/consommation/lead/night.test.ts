import { describe, expect, it } from "vitest";
import { addDays, type Day, dayEndMs, dayStartMs } from "../../../../shared/paris-time.ts";
import { nightWatts } from "../../../../site/browser/consommation/lead/night.ts";
import type { Interval } from "../../../../site/browser/consommation/loaded.ts";

const TODAY = "2026-11-30" as Day;
const HALF_HOUR_MS = 1_800_000;

/** A day whose half hours draw what `watts` gives for their number. */
function curve(day: Day, watts: (count: number) => number | null): Interval[] {
  const intervals: Interval[] = [];
  let count = 0;
  for (let startMs = dayStartMs(day); startMs < dayEndMs(day); startMs += HALF_HOUR_MS) {
    const drawn = watts(count++);
    if (drawn !== null) intervals.push({ startMs, endMs: startMs + HALF_HOUR_MS, wh: drawn / 2 });
  }
  return intervals;
}

const nights = (wattsAgo: readonly number[]) => (day: Day) => {
  const ago = wattsAgo.findIndex((_, at) => addDays(TODAY, -1 - at) === day);
  // A heater runs for two hours after midnight, and somebody is at home by day.
  return ago < 0 ? undefined : curve(day, (count) => (count < 4 ? 2_500 : count < 12 ? (wattsAgo[ago] ?? 0) : 600));
};

describe("what a home draws at night", () => {
  it("the median of seven nights is said, each by its quietest hour", () => {
    expect(nightWatts(nights([180, 200, 190, 900, 170, 210, 195]), TODAY)).toBe(195);
  });

  it("what is quieter by day does not count, and half an hour is no hour", () => {
    const sunny = (day: Day) => curve(day, (count) => (count < 12 ? 300 : 10));
    expect(nightWatts(sunny, TODAY)).toBe(300);
    const holed = (day: Day) => curve(day, (count) => (count === 6 ? 20 : count === 7 ? null : 300));
    expect(nightWatts(holed, TODAY)).toBe(300);
  });

  it.each([
    [2, null],
    [3, 200],
  ])("%i nights with readings give %s", (count, watts) => {
    expect(nightWatts(nights(new Array(count).fill(200)), TODAY)).toBe(watts);
  });

  it("the night of the autumn change is read like others", () => {
    const after = "2026-10-26" as Day;
    const same = (day: Day) => curve(day, () => 240);
    expect(nightWatts(same, after)).toBe(240);
  });
});
