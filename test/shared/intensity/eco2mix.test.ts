import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ECO2MIX_FAULTS, type Eco2mixFault, eco2mixRows } from "../../../packages/simulator/index.ts";
import { type Dataset, exportUrl, readExport, type Window } from "../../../shared/intensity/eco2mix.ts";

const QUARTER_MS = 900_000;
const DAY_MS = 96 * QUARTER_MS;
const NOW = Date.UTC(2026, 10, 24, 12);
/** The day of `NOW`, and a month that was consolidated before it. */
const TODAY: Window = { dataset: "eco2mix-national-tr", fromMs: Date.UTC(2026, 10, 24), toMs: Date.UTC(2026, 10, 25) };
const OCTOBER: Window = {
  dataset: "eco2mix-national-cons-def",
  fromMs: Date.UTC(2026, 9, 1),
  toMs: Date.UTC(2026, 10, 1),
};

const row = (date_heure: string, taux_co2: number | null, nature = "Données temps réel") => ({
  date_heure,
  nature,
  taux_co2,
});
const consolidated = (date_heure: string, taux_co2: number | null) => row(date_heure, taux_co2, "Données consolidées");
const definitive = (date_heure: string, taux_co2: number | null) => row(date_heure, taux_co2, "Données définitives");
const read = (window: Window, ...given: readonly unknown[]) => readExport(JSON.stringify(given), window, NOW);
const gramsAt = (window: Window, ...given: readonly unknown[]) =>
  Object.fromEntries(
    (read(window, ...given)?.quarters ?? []).map(({ startMs, grams }) => [
      new Date(startMs).toISOString().slice(5, 16),
      grams,
    ]),
  );

describe("an export of éCO2mix", () => {
  it("an export of éCO2mix gives each value with its quarter and its vintage", () => {
    expect(read(TODAY, row("2026-11-24T11:15:00+01:00", 31), row("2026-11-24T10:30:00+00:00", 29))).toEqual({
      quarters: [
        { startMs: Date.UTC(2026, 10, 24, 10, 15), grams: 31, vintage: "real_time" },
        { startMs: Date.UTC(2026, 10, 24, 10, 30), grams: 29, vintage: "real_time" },
      ],
      withoutValue: [],
      dropped: {},
    });
  });

  it("an export of éCO2mix leaves out rows ahead of now, and natures that are not known", () => {
    expect(read(TODAY, row("2026-11-24T12:00:00Z", 30), row("2026-11-24T10:30:00Z", 3, "Prévisions"))).toEqual({
      quarters: [],
      withoutValue: [],
      dropped: { ahead: 1, vintage: 1 },
    });
  });

  it.each<[string, Window, unknown, object]>([
    ["the instant before now", TODAY, row("2026-11-24T11:45:00Z", 30), {}],
    ["now, which has not begun", TODAY, row("2026-11-24T12:00:00Z", 30), { ahead: 1 }],
    ["the first quarter of the window", TODAY, row("2026-11-24T00:00:00Z", 30), {}],
    ["the quarter before the window", TODAY, row("2026-11-23T23:45:00Z", 30), { outside: 1 }],
    ["the last quarter of the window", OCTOBER, consolidated("2026-10-31T22:45:00Z", 30), {}],
    ["the end of the window", OCTOBER, consolidated("2026-11-01T00:00:00Z", 30), { outside: 1 }],
    ["a month that is not over in Paris", OCTOBER, consolidated("2026-10-31T23:00:00Z", 30), { ahead: 1 }],
    ["a year that is not over", OCTOBER, definitive("2026-10-03T00:00:00Z", 30), { ahead: 1 }],
    ["a far-away year", OCTOBER, definitive("2200-01-01T00:00:00Z", 30), { outside: 1 }],
    ["a minute that begins no quarter", TODAY, row("2026-11-24T10:20:00Z", 30), { off_grid: 1 }],
    ["a vintage of the other dataset", TODAY, consolidated("2026-11-24T10:15:00Z", 30), { vintage: 1 }],
    ["real time among consolidated data", OCTOBER, row("2026-10-03T00:00:00Z", 30), { vintage: 1 }],
    ["a nature that every object has", OCTOBER, row("2026-10-03T00:00:00Z", 30, "constructor"), { vintage: 1 }],
    ["no nature", OCTOBER, { ...row("2026-10-03T00:00:00Z", 30), nature: null }, { vintage: 1 }],
    ["no date", TODAY, { ...row("", 30), date_heure: null }, { malformed: 1 }],
    ["a date without an offset", TODAY, row("2026-11-24T10:15:00", 30), { malformed: 1 }],
    ["less than nothing", TODAY, row("2026-11-24T10:15:00Z", -1), { malformed: 1 }],
    ["nothing", TODAY, row("2026-11-24T10:15:00Z", 0), {}],
    ["the most there can be", TODAY, row("2026-11-24T10:15:00Z", 2_000), {}],
    ["more than that", TODAY, row("2026-11-24T10:15:00Z", 2_000.1), { malformed: 1 }],
    ["a text for a number", TODAY, { ...row("2026-11-24T10:15:00Z", 1), taux_co2: "30" }, { malformed: 1 }],
    ["a row that is none", TODAY, 1, { malformed: 1 }],
  ])("an export of éCO2mix keeps or drops each row, and counts what it drops: %s", (_, window, given, dropped) => {
    const found = read(window, given);
    expect(found?.dropped).toEqual(dropped);
    expect(found?.quarters.length === 0).toBe(Object.keys(dropped).length > 0);
  });

  it("an export of éCO2mix counts rows of one fault together, and keeps the others", () => {
    const many = ["10:15", "10:30", "10:45"].map((time) => row(`2026-11-24T${time}:00Z`, -1));
    expect(read(TODAY, ...many, row("2026-11-24T09:00:00Z", 30))).toMatchObject({
      quarters: [{ grams: 30 }],
      dropped: { malformed: 3 },
    });
  });

  it("an export of éCO2mix drops no row without a value, and names those that could have one by now", () => {
    const given = ["2026-11-24T10:15:00Z", "2026-11-24T12:00:00Z", "2026-11-26T00:00:00Z", "2026-11-24T10:20:00Z"].map(
      (at) => row(at, null),
    );
    const nothing = [
      { date_heure: null, nature: null, taux_co2: null },
      {},
      consolidated("2026-11-24T10:30:00Z", null),
    ];
    expect(read(TODAY, ...given, ...nothing)).toEqual({
      quarters: [],
      withoutValue: [Date.UTC(2026, 10, 24, 10, 15)],
      dropped: {},
    });
  });

  it("a quarter that an export lists twice has the more final value, else that of the later row", () => {
    const december: Window = {
      dataset: "eco2mix-national-cons-def",
      fromMs: Date.UTC(2025, 11, 1),
      toMs: Date.UTC(2026, 0, 1),
    };
    const both = [consolidated("2025-12-01T00:00:00Z", 20), definitive("2025-12-01T00:00:00Z", 21)];
    for (const given of [both, both.toReversed()]) {
      expect(read(december, ...given)?.quarters[0]).toMatchObject({ grams: 21, vintage: "definitive" });
    }
    const corrected = [row("2026-11-24T10:15:00Z", 20), row("2026-11-24T10:15:00Z", 22)];
    expect(gramsAt(TODAY, ...corrected)).toEqual({ "11-24T10:15": 22 });
    expect(read(TODAY, row("2026-11-24T10:15:00Z", 20), row("2026-11-24T10:15:00Z", null))).toMatchObject({
      quarters: [{ grams: 20 }],
      withoutValue: [],
    });
  });

  it("a consolidated half hour in an export stands for both its quarters", () => {
    const half = [consolidated("2026-10-01T00:00:00Z", 20), consolidated("2026-10-01T00:15:00Z", null)];
    expect(gramsAt(OCTOBER, ...half)).toEqual({ "10-01T00:00": 20, "10-01T00:15": 20 });
    expect(read(OCTOBER, ...half)?.withoutValue).toEqual([]);
  });

  it("a half hour without a value in an export is named with both its quarters", () => {
    const half = [consolidated("2026-10-01T00:00:00Z", null), consolidated("2026-10-01T00:15:00Z", null)];
    expect(read(OCTOBER, ...half)?.withoutValue).toEqual([0, 1].map((n) => OCTOBER.fromMs + n * QUARTER_MS));
  });

  it("a quarter that is missing from real time, or from consolidated quarters, is not filled", () => {
    expect(read(TODAY, row("2026-11-24T00:00:00Z", 20))?.quarters).toHaveLength(1);
    const quarters = [consolidated("2026-10-01T00:00:00Z", 20), consolidated("2026-10-01T00:45:00Z", 21)];
    expect(gramsAt(OCTOBER, ...quarters)).toEqual({ "10-01T00:00": 20, "10-01T00:45": 21 });
    // Two in three is not more than two in three.
    const third = consolidated("2026-10-01T02:00:00Z", 22);
    expect(read(OCTOBER, ...quarters, third)?.quarters).toHaveLength(3);
  });

  it("one value between half hours does not turn a half-hourly export into a quarter-hourly one", () => {
    const halves = ["00:00", "00:30", "01:00"].map((time) => consolidated(`2026-10-01T${time}:00Z`, 20));
    expect(gramsAt(OCTOBER, ...halves, consolidated("2026-10-01T00:45:00Z", 21))).toEqual({
      "10-01T00:00": 20,
      "10-01T00:15": 20,
      "10-01T00:30": 20,
      "10-01T00:45": 21,
      "10-01T01:00": 20,
      "10-01T01:15": 20,
    });
  });

  it.each(["<html>", "{}", "1", "null", '"a row"'])("the text %s is not an export of éCO2mix", (text) => {
    expect(readExport(text, TODAY, NOW)).toBeNull();
  });

  it("an export of éCO2mix has at most two rows for each quarter of its window", () => {
    const given = Array.from({ length: 192 }, () => row("2026-11-24T10:15:00Z", 31));
    expect(read(TODAY, ...given)?.quarters).toHaveLength(1);
    expect(read(TODAY, ...given, ...given.slice(0, 1))).toBeNull();
  });

  it("an export of éCO2mix is requested by its window", () => {
    const url = exportUrl(new URL("https://odre.example/datasets/"), {
      dataset: "eco2mix-national-tr",
      fromMs: 0,
      toMs: NOW,
    });
    expect(url.pathname).toBe("/datasets/eco2mix-national-tr/exports/json");
    expect(Object.fromEntries(url.searchParams)).toEqual({
      select: "date_heure,nature,taux_co2",
      where: "date_heure >= date'1970-01-01T00:00:00.000Z' AND date_heure < date'2026-11-24T12:00:00.000Z'",
      timezone: "UTC",
    });
  });

  it("an export of éCO2mix from the simulator is read whole", () => {
    const from = Date.UTC(2026, 10, 20);
    const window: Window = { dataset: "eco2mix-national-tr", fromMs: from, toMs: from + DAY_MS };
    const text = JSON.stringify(eco2mixRows(window, NOW));
    expect(readExport(text, window, NOW)?.quarters).toHaveLength(96);
  });
});

describe("an export of éCO2mix with invented rows", () => {
  /** Whole days of either dataset, near the clock or far behind it. */
  const windows = fc.record({
    dataset: fc.constantFrom<Dataset>("eco2mix-national-tr", "eco2mix-national-cons-def"),
    daysBack: fc.nat({ max: 800 }),
    days: fc.integer({ min: 1, max: 31 }),
    nowMs: fc.integer({ min: Date.UTC(2026, 0, 1, 4), max: Date.UTC(2027, 11, 31) }),
  });

  it("an export with invented rows gives what it gives without them, however many kinds there are, and counts each", () => {
    fc.assert(
      fc.property(windows, fc.subarray([...ECO2MIX_FAULTS]), ({ dataset, daysBack, days, nowMs }, faults) => {
        const fromMs = (Math.floor(nowMs / DAY_MS) - daysBack) * DAY_MS;
        const window: Window = { dataset, fromMs, toMs: fromMs + days * DAY_MS };
        const plain = eco2mixRows(window, nowMs);
        const all = eco2mixRows(window, nowMs, { faults });
        const found = readExport(JSON.stringify(all), window, nowMs);
        const { quarters, withoutValue } = readExport(JSON.stringify(plain), window, nowMs) ?? {};
        expect(found).toMatchObject({ quarters, withoutValue });
        expect(Object.values(found?.dropped ?? {}).reduce((sum, count) => sum + count, 0)).toBe(
          all.length - plain.length,
        );
      }),
      { numRuns: 300 },
    );
  });

  it.each<[Eco2mixFault, Window, object]>([
    ["ahead", TODAY, { ahead: 4 }],
    ["tooFinal", TODAY, { vintage: 8 }],
    ["tooFinal", { ...TODAY, dataset: "eco2mix-national-cons-def" }, { ahead: 8 }],
    ["outside", TODAY, { outside: 8, vintage: 4 }],
    ["outside", OCTOBER, { outside: 12 }],
    ["offGrid", TODAY, { off_grid: 3 }],
    ["foreignVintage", TODAY, { vintage: 20 }],
    ["foreignVintage", OCTOBER, { vintage: 16 }],
    ["malformed", TODAY, { malformed: 8 }],
  ])("each invented row of kind %s is counted by what is wrong with it", (fault, window, dropped) => {
    const invented = eco2mixRows(window, NOW, { faults: [fault] }).slice(eco2mixRows(window, NOW).length);
    const found = readExport(JSON.stringify(invented), window, NOW);
    expect(found).toEqual({ quarters: [], withoutValue: [], dropped });
  });
});
