import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, type Day, daysBetween } from "../../../shared/paris-time.ts";
import {
  lastEarlier,
  lastLater,
  PERIODS,
  since,
  spanBefore,
  spanOf,
  until,
  yearBefore,
} from "../../../site/browser/consommation/period.ts";

const d = (text: string) => text as Day;
const TODAY = d("2026-11-28");
const aDay = fc.integer({ min: 0, max: 3_000 }).map((days) => addDays(d("2022-01-01"), days));

describe("a period", () => {
  it.each([
    ["day", null, "2026-11-27", "2026-11-28"],
    ["day", "2026-11-25", "2026-11-25", "2026-11-26"],
    ["day", "2027-01-01", "2026-11-27", "2026-11-28"],
    ["week", null, "2026-11-21", "2026-11-28"],
    ["week", "2026-11-20", "2026-11-14", "2026-11-21"],
    ["month", null, "2026-11-01", "2026-11-28"],
    ["month", "2026-10-25", "2026-10-01", "2026-11-01"],
    ["year", null, "2025-12-01", "2026-11-28"],
    ["year", "2025-11-01", "2024-12-01", "2025-12-01"],
    ["three_years", null, "2023-12-01", "2026-11-28"],
  ] as const)("the period %s up to %s covers the days from %s to before %s", (period, last, start, end) => {
    expect(spanOf(period, TODAY, last as Day | null)).toEqual({ start, end });
  });

  it("a period on the first of a month is the whole month before, which contains yesterday", () => {
    expect(spanOf("month", d("2026-12-01"), null)).toEqual({ start: "2026-11-01", end: "2026-12-01" });
  });

  it("a period ends where the later one begins, holds a day at least, and never today", () => {
    fc.assert(
      fc.property(fc.constantFrom(...PERIODS), aDay, fc.option(aDay), (period, today, last) => {
        const span = spanOf(period, today, last);
        const earlier = spanOf(period, today, lastEarlier(span));
        expect(earlier.end).toBe(span.start);
        expect(daysBetween(span.start, span.end)).toBeGreaterThan(0);
        expect(span.end <= today).toBe(true);
      }),
    );
  });

  it("the later period begins where the earlier one ends, or is the latest and holds yesterday", () => {
    fc.assert(
      fc.property(fc.constantFrom(...PERIODS), aDay, aDay, (period, today, last) => {
        const span = spanOf(period, today, last);
        const next = lastLater(period, span, today);
        const later = spanOf(period, today, next);
        expect(later.start <= span.end).toBe(true);
        if (next === null) expect(later.end).toBe(today);
        else expect(later.start).toBe(span.end);
      }),
    );
  });
});

describe("the year before", () => {
  it("the year before means the same weekday in a week, and the same date in a month", () => {
    expect(yearBefore(d("2026-11-27"), "week")).toBe("2025-11-28");
    expect(yearBefore(d("2026-11-27"), "month")).toBe("2025-11-27");
  });

  it("the year before has no 29 February", () => {
    expect(yearBefore(d("2028-02-29"), "month")).toBeNull();
    expect(yearBefore(d("2028-03-01"), "month")).toBe("2027-03-01");
  });

  it("the year before maps each day of a period to a different day, among those that are read for it", () => {
    fc.assert(
      fc.property(fc.constantFrom(...PERIODS), aDay, fc.option(aDay), (period, today, last) => {
        const span = spanOf(period, today, last);
        const before = spanBefore(span, period);
        const days = Array.from({ length: daysBetween(span.start, span.end) }, (_, at) => addDays(span.start, at));
        const compared = days.map((day) => yearBefore(day, period)).filter((day) => day !== null);
        expect(new Set(compared).size).toBe(compared.length);
        expect(compared.filter((day) => day < before.start || day >= before.end)).toEqual([]);
      }),
    );
  });
});

describe("a part of a period", () => {
  const span = { start: d("2026-01-10"), end: d("2026-01-20") };

  it.each([
    ["2026-01-20", null],
    ["2026-01-19", { start: "2026-01-19", end: "2026-01-20" }],
    ["2026-01-10", span],
    ["2025-01-01", span],
  ])("the part of a period since %s is %j", (oldest, left) => expect(since(span, d(oldest))).toEqual(left));

  it.each([
    ["2026-01-10", null],
    ["2026-01-11", { start: "2026-01-10", end: "2026-01-11" }],
    ["2026-01-20", span],
    ["2027-01-01", span],
  ])("the part of a period until %s is %j", (last, left) => expect(until(span, d(last))).toEqual(left));
});
