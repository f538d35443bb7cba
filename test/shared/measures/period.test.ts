import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { earliestDay, PERIOD_RULES, type PeriodRule, period } from "../../../shared/measures/period.ts";
import { addDays, type Day, day, daysBetween, parisDay } from "../../../shared/paris-time.ts";

const NOON = Date.parse("2026-11-22T12:00:00+01:00");
const { daily, load_curve: curve } = PERIOD_RULES;

const asked = (start: string, end: string, rule: PeriodRule, nowMs = NOON) =>
  period(day(start) as Day, day(end) as Day, rule, nowMs);

const code = (outcome: ReturnType<typeof asked>) => (outcome.ok ? "accepted" : outcome.refusal.code);

describe("a period", () => {
  it("a period is its two days, the second excluded", () => {
    expect(asked("2026-11-15", "2026-11-22", curve)).toEqual({
      ok: true,
      value: { start: "2026-11-15", end: "2026-11-22" },
    });
  });

  it.each([
    ["one day", "2026-11-20", "2026-11-21", daily, "accepted"],
    ["no day", "2026-11-20", "2026-11-20", daily, "period_reversed"],
    ["a day backwards", "2026-11-21", "2026-11-20", daily, "period_reversed"],
    ["until today, so up to yesterday", "2026-11-20", "2026-11-22", daily, "accepted"],
    ["until tomorrow", "2026-11-20", "2026-11-23", daily, "period_in_future"],
    ["a curve of exactly 7 days", "2026-11-01", "2026-11-08", curve, "accepted"],
    ["a curve of 8 days", "2026-11-01", "2026-11-09", curve, "period_too_long"],
    ["a curve of 7 days with a clock change in it", "2026-10-20", "2026-10-27", curve, "accepted"],
    ["a whole year of days", "2025-11-22", "2026-11-22", daily, "accepted"],
    ["the oldest day of a curve", "2024-11-07", "2024-11-08", curve, "accepted"],
    ["a curve the day before", "2024-11-06", "2024-11-07", curve, "period_too_old"],
    ["the oldest day", "2023-11-07", "2023-11-08", daily, "accepted"],
    ["the day before", "2023-11-06", "2023-11-07", daily, "period_too_old"],
  ])("a period of %s is accepted or refused as its rule says", (_what, start, end, rule, expected) => {
    expect(code(asked(start, end, rule))).toBe(expected);
  });

  it.each([
    ["reversed and in the future", "2026-12-31", "2026-12-01", "period_reversed"],
    ["in the future and too long", "2026-11-01", "2026-11-23", "period_in_future"],
    ["too long and too old", "2020-01-01", "2021-01-01", "period_too_long"],
  ])("a period that is %s is refused for the first of the two", (_what, start, end, expected) => {
    expect(code(asked(start, end, curve))).toBe(expected);
  });

  it.each([
    ["a second before midnight in Paris", "2026-11-22T23:59:59+01:00", "period_in_future"],
    ["at midnight in Paris", "2026-11-23T00:00:00+01:00", "accepted"],
  ])("a period may end on the 23rd from midnight in Paris on, %s: %s", (_when, now, expected) => {
    expect(code(asked("2026-11-20", "2026-11-23", daily, Date.parse(now)))).toBe(expected);
  });

  it("a period that breaks a limit names that limit", () => {
    expect(asked("2026-11-01", "2026-11-09", curve)).toEqual({
      ok: false,
      refusal: { code: "period_too_long", maxDays: 7 },
    });
    expect(asked("2020-01-01", "2020-01-02", daily)).toEqual({
      ok: false,
      refusal: { code: "period_too_old", earliest: "2023-11-07" },
    });
  });

  it("a period is within every bound when accepted, and breaks the bound it is refused for", () => {
    const nowMs = fc.date({ min: new Date("2022-01-01"), max: new Date("2036-01-01"), noInvalidDate: true });
    const offset = fc.oneof(fc.integer({ min: -1200, max: 10 }), fc.integer({ min: -10, max: 2 }));
    const length = fc.oneof(fc.integer({ min: -5, max: 10 }), fc.integer({ min: -5, max: 1200 }));
    fc.assert(
      fc.property(nowMs, offset, length, fc.constantFrom(curve, daily), (now, daysFromToday, days, rule) => {
        const today = parisDay(now.getTime());
        const start = addDays(today, daysFromToday);
        const end = addDays(start, days);
        const broken = {
          period_reversed: days < 1,
          period_in_future: daysBetween(today, end) > 0,
          period_too_long: rule.maxDays !== null && days > rule.maxDays,
          period_too_old: daysBetween(earliestDay(rule, today), start) < 0,
        };
        const outcome = period(start, end, rule, now.getTime());
        if (outcome.ok) {
          expect(Object.values(broken)).not.toContain(true);
          expect(outcome.value).toEqual({ start, end });
        } else {
          expect(broken[outcome.refusal.code as keyof typeof broken]).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});
