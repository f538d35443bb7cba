import { describe, expect, it } from "vitest";
import { addDays, type Day } from "../../../../shared/paris-time.ts";
import { leadFacts } from "../../../../site/browser/consommation/lead/facts.ts";

const TODAY = "2026-11-30" as Day;
const YESTERDAY = "2026-11-29" as Day;

/** 10 kWh on every day but these. */
const home =
  (days: Readonly<Record<string, number | null>> = {}) =>
  (day: Day): number | null => {
    const own = days[day];
    return own === undefined ? 10_000 : own;
  };

describe("what the latest day says", () => {
  it("yesterday is compared with the mean of four same weekdays and with the one 52 weeks before", () => {
    const whOn = home({
      [YESTERDAY]: 12_000,
      "2026-11-22": 8_000,
      "2026-11-15": 9_000,
      "2026-11-08": 11_000,
      "2026-11-01": 12_000,
      [addDays(YESTERDAY, -364)]: 15_000,
    });
    const facts = leadFacts(whOn, TODAY);
    expect(facts).toMatchObject({ day: YESTERDAY, wh: 12_000, weeks: { count: 4 } });
    expect(facts?.weeks?.change).toBeCloseTo(0.2, 12);
    expect(facts?.yearAgo).toBeCloseTo(-0.2, 12);
  });

  it("the latest day of the last week speaks when yesterday is not there", () => {
    const whOn = home({ [YESTERDAY]: null, "2026-11-28": null });
    expect(leadFacts(whOn, TODAY)?.day).toBe("2026-11-27");
  });

  it.each([
    [6, "2026-11-23"],
    [7, undefined],
  ])("a home that is silent for %i days has its latest day on %s", (silent, day) => {
    const lastRead = addDays(TODAY, -silent - 1);
    expect(leadFacts((one) => (one <= lastRead ? 10_000 : null), TODAY)?.day).toBe(day);
  });

  it.each([
    ["one of the four weeks is there", ["2026-11-15", "2026-11-08", "2026-11-01"], null],
    ["two of the four weeks are there", ["2026-11-08", "2026-11-01"], 2],
  ])("a habit needs two weeks: %s", (_name, absent, count) => {
    const whOn = home(Object.fromEntries(absent.map((day) => [day, null])));
    expect(leadFacts(whOn, TODAY)?.weeks?.count ?? null).toBe(count);
  });

  it("a home that drew nothing before is compared with nothing", () => {
    const empty = (day: Day) => (day === YESTERDAY ? 5_000 : 0);
    expect(leadFacts(empty, TODAY)).toEqual({ day: YESTERDAY, wh: 5_000, weeks: null, yearAgo: null });
    const young = (day: Day) => (day === YESTERDAY ? 5_000 : null);
    expect(leadFacts(young, TODAY)).toEqual({ day: YESTERDAY, wh: 5_000, weeks: null, yearAgo: null });
  });
});
