import { describe, expect, it } from "vitest";
import { DEMO_METER, DemoTexts, demoPoints, demoReading } from "../../../shared/demo/readings.ts";
import { V5_KINDS, type V5Kind } from "../../../shared/measures/measures.ts";
import { addDays, type Day, day } from "../../../shared/paris-time.ts";

const days = (start: string, end: string) => ({ start: day(start) as Day, end: day(end) as Day });
const points = (kind: V5Kind, start: string, end: string) => demoReading(kind, days(start, end)).interval_reading;
const KINDS = Object.keys(V5_KINDS) as V5Kind[];

describe("the demo meter", () => {
  it.each(KINDS)("the demo meter gives the same readings for a day, whatever the period: %s", (kind) => {
    const alone = points(kind, "2026-05-05", "2026-05-06");
    const among = points(kind, "2026-05-01", "2026-05-11");
    expect(alone.length).toBeGreaterThan(0);
    expect(among).toEqual(expect.arrayContaining([...alone]));
  });

  it.each(KINDS)("the demo meter belongs to nobody, and says so: %s", (kind) => {
    const reading = demoReading(kind, days("2026-05-01", "2026-05-02"));
    expect(reading).toMatchObject({ usage_point_id: DEMO_METER, quality: "SIMULE" });
  });

  it("the demo meter has a day of 50 half hours in autumn: 2:00 and 2:30 come twice, in the order of real time", () => {
    const stamps = points("consumption_load_curve", "2026-10-25", "2026-10-26").map(({ date }) => date.slice(11, 16));
    expect(stamps).toHaveLength(50);
    expect(stamps.slice(2, 9)).toEqual(["01:30", "02:00", "02:30", "02:00", "02:30", "03:00", "03:30"]);
  });

  it("the demo meter has a day of 46 half hours in spring: after 1:30 comes 3:00", () => {
    const stamps = points("consumption_load_curve", "2026-03-29", "2026-03-30").map(({ date }) => date.slice(11, 16));
    expect(stamps).toHaveLength(46);
    expect(stamps.slice(2, 5)).toEqual(["01:30", "03:00", "03:30"]);
  });

  it("the demo meter stamps the end of a half hour: a day ends at midnight of the next", () => {
    const stamps = points("consumption_load_curve", "2026-05-05", "2026-05-06").map(({ date }) => date);
    expect([stamps[0], stamps.at(-1)]).toEqual(["2026-05-05 00:30:00", "2026-05-06 00:00:00"]);
  });

  it("the demo meter has holes: a day of each month, and six hours of another", () => {
    expect(points("daily_consumption", "2026-05-11", "2026-05-14").map(({ date }) => date)).toEqual([
      "2026-05-11",
      "2026-05-13",
    ]);
    expect(points("consumption_load_curve", "2026-05-20", "2026-05-21")).toHaveLength(48 - 12);
  });

  it.each([
    ["daily_consumption", "consumption_load_curve"],
    ["daily_production", "production_load_curve"],
  ] as const)("the %s of the demo meter is the energy of its %s", (daily, curve) => {
    for (let on = day("2026-10-21") as Day; on < "2026-10-28"; on = addDays(on, 1)) {
      const watts = points(curve, on, addDays(on, 1)).map(({ value }) => Number(value));
      const [total] = points(daily, on, addDays(on, 1));
      expect(Number(total?.value)).toBe(Math.round(watts.reduce((sum, value) => sum + value / 2, 0)));
    }
  });

  it("the demo meter injects nothing at night", () => {
    const night = points("production_load_curve", "2026-06-21", "2026-06-22").filter(({ date }) =>
      / 0[0-4]:/.test(date),
    );
    expect(night.map(({ value }) => value)).toEqual(night.map(() => "0"));
  });

  it("the demo meter reaches its highest power within the half hour that drew the most", () => {
    const [peak] = points("consumption_max_power", "2026-01-15", "2026-01-16");
    const curve = points("consumption_load_curve", "2026-01-15", "2026-01-16");
    const highest = curve.reduce((most, point) => (Number(point.value) > Number(most.value) ? point : most));
    const minutesBefore = (Date.parse(`${highest.date}Z`) - Date.parse(`${peak?.date}Z`)) / 60_000;
    expect(minutesBefore).toBeGreaterThan(0);
    expect(minutesBefore).toBeLessThanOrEqual(30);
    expect(Number(peak?.value)).toBeGreaterThan(Number(highest.value));
  });
});

describe("the text of a demonstration", () => {
  const year = days("2025-11-01", "2026-11-01");

  it.each(KINDS)(
    "the text of a demonstration is that of its reading, to the letter, the first time and again: %s",
    (kind) => {
      const texts = new DemoTexts();
      const expected = JSON.stringify(demoReading(kind, year));
      expect([texts.text(kind, year), texts.text(kind, year)]).toEqual([expected, expected]);
    },
  );

  it("the text of a demonstration is an empty series for a period without a reading", () => {
    const text = new DemoTexts().text("daily_consumption", days("2026-05-12", "2026-05-13"));
    expect(JSON.parse(text).interval_reading).toEqual([]);
  });

  it("the text of a demonstration is computed once for each day, however often and in whatever periods it is requested", () => {
    const computed: string[] = [];
    const texts = new DemoTexts((kind, day) => {
      computed.push(`${kind} ${day}`);
      return demoPoints(kind, day);
    });
    for (let n = 0; n < 10; n++) texts.text("consumption_load_curve", year);
    texts.text("consumption_load_curve", days("2026-03-01", "2026-04-01"));
    expect(computed).toHaveLength(365);
    expect(new Set(computed).size).toBe(365);
  });

  it("the texts of demonstrations are kept for 5 000 days at most", () => {
    let computed = 0;
    const texts = new DemoTexts(() => {
      computed += 1;
      return [];
    });
    texts.text("daily_consumption", days("2001-01-01", "2026-01-01"));
    const before = computed;
    texts.text("daily_consumption", days("2025-01-01", "2026-01-01"));
    expect(computed).toBe(before);
    texts.text("daily_consumption", days("2001-01-01", "2001-01-02"));
    expect(computed).toBe(before + 1);
  });
});
