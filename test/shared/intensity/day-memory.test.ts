import { describe, expect, it } from "vitest";
import { DayMemory, MOST_DAYS } from "../../../shared/intensity/day-memory.ts";
import { inPlaces } from "../../../shared/intensity/days.ts";

const DAY_MS = 86_400_000;
const NOW = Date.UTC(2026, 10, 24, 12);
const TODAY = Date.UTC(2026, 10, 24);
/** The last day that is not copied every quarter of an hour. */
const SETTLED = TODAY - 3 * DAY_MS;

const one = inPlaces(TODAY, [{ startMs: TODAY, grams: 20, vintage: "real_time" }]);
const other = inPlaces(TODAY, []);

describe("days in the memory of an isolate", () => {
  it("days in the memory of an isolate are those that were kept, each under its own beginning", () => {
    const memory = new DayMemory();
    memory.keep(TODAY, one, NOW);
    memory.keep(SETTLED, other, NOW);
    expect([memory.get(TODAY, NOW), memory.get(SETTLED, NOW)]).toEqual([one, other]);
    expect(memory.get(TODAY - DAY_MS, NOW)).toBeUndefined();
  });

  it.each([
    ["today, for a minute", TODAY, 60_000],
    ["the first day of the last ones, for a minute", SETTLED + DAY_MS, 60_000],
    ["the day before them, for an hour", SETTLED, 3_600_000],
    ["a day of two years ago, for an hour", TODAY - 730 * DAY_MS, 3_600_000],
  ])("days in the memory of an isolate are kept only while they hardly change: %s", (_, dayMs, lifetimeMs) => {
    const memory = new DayMemory();
    memory.keep(dayMs, one, NOW);
    expect(memory.get(dayMs, NOW + lifetimeMs - 1)).toBe(one);
    expect(memory.get(dayMs, NOW + lifetimeMs)).toBeUndefined();
  });

  it("days in the memory of an isolate are not trusted once the clock was set back before they were kept", () => {
    const memory = new DayMemory();
    memory.keep(TODAY, one, NOW);
    expect(memory.get(TODAY, NOW - 1)).toBeUndefined();
  });

  it("days in the memory of an isolate are replaced, and start a new lifetime, when they are kept again", () => {
    const memory = new DayMemory();
    memory.keep(TODAY, one, NOW);
    memory.keep(TODAY, other, NOW + 59_000);
    expect(memory.get(TODAY, NOW + 60_000)).toBe(other);
  });

  it("days in the memory of an isolate are limited in number: the one kept first goes first", () => {
    const memory = new DayMemory();
    for (let n = 0; n < MOST_DAYS; n++) memory.keep(SETTLED - n * DAY_MS, one, NOW);
    expect(memory.get(SETTLED, NOW)).toBe(one);
    // Kept again, it is no longer the first.
    memory.keep(SETTLED, one, NOW);
    memory.keep(SETTLED - MOST_DAYS * DAY_MS, one, NOW);
    expect(memory.get(SETTLED, NOW)).toBe(one);
    expect(memory.get(SETTLED - DAY_MS, NOW)).toBeUndefined();
    expect(memory.get(SETTLED - 2 * DAY_MS, NOW)).toBe(one);
  });

  it("days in the memory of an isolate are all forgotten at once when it is cleared", () => {
    const memory = new DayMemory();
    memory.keep(TODAY, one, NOW);
    memory.clear();
    expect(memory.get(TODAY, NOW)).toBeUndefined();
  });
});
