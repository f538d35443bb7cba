import { describe, expect, it } from "vitest";
import { demoReading } from "../../shared/demo/readings.ts";
import type { V5Kind } from "../../shared/measures/measures.ts";
import { type Day, day } from "../../shared/paris-time.ts";
import { fileTable, seriesOf, summariesByDay, summaryOf } from "../../site/browser/examples/series.ts";
import { csvOf } from "../../site/browser/table-file.ts";

const read = (kind: V5Kind, start: string, end: string) =>
  seriesOf(kind, demoReading(kind, { start: day(start) as Day, end: day(end) as Day }));

describe("the summary of an answer", () => {
  it("the summary of an answer turns mean power into energy: half an hour of 1 000 W is 500 Wh", () => {
    const series = read("consumption_load_curve", "2026-10-25", "2026-10-26");
    const sum = series.values.reduce((total, value) => total + value, 0);
    expect(summaryOf(series).totalWh).toBe(sum / 2);
  });

  it("the summary of an answer has no total of maximum powers", () => {
    expect(summaryOf(read("consumption_max_power", "2026-10-01", "2026-10-05")).totalWh).toBeNull();
  });

  it.each([
    ["a whole week", "consumption_load_curve", "2026-11-01", "2026-11-08", 0],
    ["the day of 50 half hours", "consumption_load_curve", "2026-10-25", "2026-10-26", 0],
    ["the day of 46", "consumption_load_curve", "2026-03-29", "2026-03-30", 0],
    ["six hours gone", "consumption_load_curve", "2026-11-20", "2026-11-21", 12],
    ["a day gone", "daily_consumption", "2026-11-10", "2026-11-15", 1],
  ] as const)("the summary of an answer counts what is missing: %s", (_which, kind, start, end, missing) => {
    expect(summaryOf(read(kind, start, end)).missing).toBe(missing);
  });
});

describe("the days of a curve", () => {
  it("the days of a curve end at midnight: that stamp belongs to the day before", () => {
    const days = summariesByDay(read("consumption_load_curve", "2026-11-01", "2026-11-04"));
    expect(days.map((one) => one.day)).toEqual(["2026-11-01", "2026-11-02", "2026-11-03"]);
  });

  it("the days of a curve each have their minimum, mean and maximum", () => {
    const series = read("consumption_load_curve", "2026-11-01", "2026-11-02");
    const [only] = summariesByDay(series);
    const { least, mean, most } = summaryOf(series);
    expect(only).toMatchObject({ least, mean, most });
  });
});

describe("the CSV file", () => {
  it("the CSV file opens in a spreadsheet set to French, with semicolons and a decimal comma", () => {
    const series = read("daily_consumption", "2026-11-01", "2026-11-03");
    const lines = csvOf(fileTable({ ...series, values: Float64Array.of(12_500, 13_000) })).split("\r\n");
    expect(lines).toEqual(["jour;energie_kwh", "2026-11-01;12,5", "2026-11-02;13", ""]);
  });

  it("the CSV file keeps the two hours of an autumn night apart, with times that a spreadsheet reads", () => {
    const series = read("consumption_load_curve", "2026-10-25", "2026-10-26");
    const [head, ...lines] = csvOf(fileTable(series)).split("\r\n");
    expect(head).toBe("debut;fin;puissance_w;decalage_utc");
    expect(lines.filter((line) => line.startsWith("2026-10-25 02:30:00")).map((line) => line.split(";")[3])).toEqual([
      "+02:00",
      "+01:00",
    ]);
  });
});
