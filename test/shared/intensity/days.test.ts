import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayOf, inPlaces, knowableDays, quarterIn } from "../../../shared/intensity/days.ts";
import type { Quarter } from "../../../shared/intensity/quarters.ts";
import { oldestKeptMs } from "../../../shared/intensity/schedule.ts";

const QUARTER_MS = 900_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const NOW = Date.UTC(2026, 10, 24, 12);
const TODAY = Date.UTC(2026, 10, 24);
/** 25 months before `NOW`. */
const OLDEST = Date.UTC(2024, 9, 24);
const DAYS_KEPT = (TODAY - OLDEST) / DAY_MS + 1;

const quarter = (startMs: number, grams = 20): Quarter => ({ startMs, grams, vintage: "real_time" });

describe("the days that a request may ask the archive about", () => {
  it.each([
    ["one instant of a day", TODAY - DAY_MS, TODAY - DAY_MS + 1, [TODAY - DAY_MS]],
    ["a day to its end", TODAY - DAY_MS, TODAY, [TODAY - DAY_MS]],
    ["a day and the first instant of the next", TODAY - DAY_MS, TODAY + 1, [TODAY - DAY_MS, TODAY]],
    ["an hour over midnight", TODAY - HOUR_MS, TODAY + HOUR_MS, [TODAY - DAY_MS, TODAY]],
    ["today and all that lies ahead", NOW - 1, Date.UTC(9999, 0, 1), [TODAY]],
    ["what lies ahead", NOW, NOW + DAY_MS, []],
    ["the oldest day that is kept, and what was before", Date.UTC(1, 0, 1), OLDEST + 1, [OLDEST]],
    ["what was before", Date.UTC(1, 0, 1), OLDEST, []],
    ["nothing", TODAY, TODAY, []],
  ])("a request for %s asks the archive only about the days that it can know", (_, startMs, endMs, days) => {
    expect(knowableDays([{ startMs, endMs }], NOW)).toEqual(days);
  });

  it("the days that a request may ask the archive about are each named once, however many spans touch them", () => {
    const halfHours = Array.from({ length: 96 }, (_, n) => TODAY - 2 * DAY_MS + (n * HOUR_MS) / 2);
    const spans = halfHours.map((startMs) => ({ startMs, endMs: startMs + HOUR_MS / 2 }));
    expect(knowableDays(spans, NOW)).toEqual([TODAY - 2 * DAY_MS, TODAY - DAY_MS]);
  });

  it("a request asks the archive about two days an hour at most, and about all kept days at most for 8 000 years", () => {
    const instants = fc.integer({ min: Date.UTC(1, 0, 1), max: Date.UTC(8000, 0, 1) });
    fc.assert(
      fc.property(fc.array(instants, { maxLength: 50 }), (starts) => {
        const spans = starts.map((startMs) => ({ startMs, endMs: startMs + HOUR_MS }));
        expect(knowableDays(spans, NOW).length).toBeLessThanOrEqual(2 * spans.length);
      }),
    );
    const [ever] = [{ startMs: Date.UTC(1, 0, 1), endMs: Date.UTC(8000, 0, 1) }];
    expect(knowableDays([ever], NOW)).toHaveLength(DAYS_KEPT);
    expect(oldestKeptMs(NOW)).toBe(OLDEST);
  });
});

describe("the quarters of known days", () => {
  const yesterday = TODAY - DAY_MS;
  const given = [0, 1, 3, 95].map((n) => quarter(yesterday + n * QUARTER_MS, 20 + n));
  const quarterAt = quarterIn(
    new Map([
      [yesterday, inPlaces(yesterday, given)],
      [TODAY, inPlaces(TODAY, [quarter(NOW - QUARTER_MS), quarter(NOW)])],
    ]),
    NOW,
  );

  it("the quarters of known days are found by their beginning, and are absent where there is no value", () => {
    for (const one of given) expect(quarterAt(one.startMs)).toBe(one);
    for (const at of [2, 4, 94]) expect(quarterAt(yesterday + at * QUARTER_MS)).toBeUndefined();
    expect(quarterAt(yesterday - QUARTER_MS)).toBeUndefined();
    expect(quarterAt(yesterday + 1)).toBeUndefined();
  });

  it("the quarters of known days end now, whatever a day holds", () => {
    expect(quarterAt(NOW - QUARTER_MS)).toEqual(quarter(NOW - QUARTER_MS));
    expect(quarterAt(NOW)).toBeUndefined();
  });

  it("the quarters of known days have 96 places in a day", () => {
    expect(inPlaces(yesterday, given)).toHaveLength(96);
    expect(inPlaces(yesterday, []).every((place) => place === undefined)).toBe(true);
    expect(dayOf(TODAY - 1)).toBe(yesterday);
    expect(dayOf(TODAY)).toBe(TODAY);
  });
});
