import { describe, expect, it } from "vitest";
import type { Day } from "../../../shared/paris-time.ts";
import { needsOf } from "../../../site/browser/consommation/needs.ts";
import { type PeriodName, spanOf } from "../../../site/browser/consommation/period.ts";
import type { ViewName } from "../../../site/browser/consommation/views/names.ts";

const TODAY = "2026-11-28" as Day;
const needs = (view: ViewName, period: PeriodName, more: { isCompared?: boolean; isDailyClosed?: boolean } = {}) =>
  needsOf({
    view,
    period,
    span: spanOf(period, TODAY, null),
    today: TODAY,
    isCompared: false,
    isDailyClosed: false,
    direction: "consumption",
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
    expect(needs("tariff", "day")).toEqual([]);
  });

  it("a view of the hours of one day needs its total as well, which is there without a curve", () => {
    expect(needs("hours", "day")).toEqual([
      ["load_curve", "2026-11-27", "2026-11-28"],
      ["daily", "2026-11-27", "2026-11-28"],
    ]);
    expect(needs("hours", "week")).toHaveLength(1);
  });

  it("a view needs nothing from before what Enedis keeps", () => {
    expect(needs("days", "three_years")).toEqual([["daily", "2023-12-01", "2026-11-28"]]);
    const span = { start: "2024-01-01" as Day, end: "2025-01-01" as Day };
    const old = needsOf({
      view: "curve",
      period: "year",
      span,
      today: TODAY,
      isCompared: false,
      isDailyClosed: false,
      direction: "consumption",
    });
    expect(old).toEqual([{ series: "load_curve", span: { start: "2024-11-13", end: "2025-01-01" } }]);
  });
});
