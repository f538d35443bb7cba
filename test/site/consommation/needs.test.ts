import { describe, expect, it } from "vitest";
import type { Day } from "../../../shared/paris-time.ts";
import { chosen, FIRST_CHOICE, hasEarlier, viewsFor } from "../../../site/browser/consommation/choice.ts";
import { needsOf } from "../../../site/browser/consommation/needs.ts";
import { type PeriodName, spanOf } from "../../../site/browser/consommation/period.ts";
import type { ViewName } from "../../../site/browser/consommation/views/names.ts";

const TODAY = "2026-11-28" as Day;
const CHOICE = { ...FIRST_CHOICE, direction: "consumption" } as const;
const needs = (view: ViewName, period: PeriodName, more: { isCompared?: boolean; isDailyClosed?: boolean } = {}) =>
  needsOf({
    view,
    period,
    span: spanOf(period, TODAY, 0),
    today: TODAY,
    isCompared: false,
    isDailyClosed: false,
    ...more,
  }).map(({ series, span }) => [series, span.start, span.end]);

describe("what a view needs", () => {
  it("a view needs the days first, then the half hours of a short period", () => {
    expect(needs("days", "week")).toEqual([
      ["daily", "2026-11-21", "2026-11-28"],
      ["load_curve", "2026-11-21", "2026-11-28"],
    ]);
    expect(needs("days", "year")).toEqual([["daily", "2025-12-01", "2026-11-28"]]);
  });

  it("a view needs the days of the year before as well when they are compared", () => {
    expect(needs("months", "year", { isCompared: true })[1]).toEqual(["daily", "2024-12-01", "2025-11-28"]);
  });

  it("a view needs the half hours alone for a token that does not open the days", () => {
    expect(needs("days", "week", { isDailyClosed: true })).toEqual([["load_curve", "2026-11-21", "2026-11-28"]]);
  });

  it("a view of registers ends a day earlier, because a day is known with the index after it", () => {
    expect(needs("tariff", "week")).toEqual([["registers", "2026-11-21", "2026-11-27"]]);
    expect(needs("tariff", "yesterday")).toEqual([]);
  });

  it("a view needs nothing from before what Enedis keeps", () => {
    expect(needs("days", "three_years")).toEqual([["daily", "2023-12-01", "2026-11-28"]]);
    const span = { start: "2024-01-01" as Day, end: "2025-01-01" as Day };
    const old = needsOf({ view: "curve", period: "year", span, today: TODAY, isCompared: false, isDailyClosed: false });
    expect(old).toEqual([{ series: "load_curve", span: { start: "2024-11-13", end: "2025-01-01" } }]);
  });
});

describe("a choice", () => {
  it("a choice goes back to the latest period when another one is chosen", () => {
    expect(chosen({ ...CHOICE, back: 3 }, { period: "month" })).toMatchObject({ period: "month", back: 0 });
  });

  it("a choice takes a view that has something to say of the period", () => {
    expect(chosen(CHOICE, { period: "yesterday" }).view).toBe("curve");
    expect(chosen({ ...CHOICE, view: "hours" }, { period: "three_years" }).view).toBe("months");
    expect(viewsFor({ period: "week", direction: "production" })).not.toContain("peak");
  });

  it("a choice goes back as far as Enedis keeps days", () => {
    expect(hasEarlier({ ...CHOICE, period: "year", back: 1 }, TODAY)).toBe(true);
    expect(hasEarlier({ ...CHOICE, period: "year", back: 3 }, TODAY)).toBe(false);
    expect(hasEarlier({ ...CHOICE, period: "three_years" }, TODAY)).toBe(false);
  });
});
