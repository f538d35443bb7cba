import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exportUrl, readExport } from "../../../shared/intensity/eco2mix.ts";
import { monthsAt, nextMonth, recentWindow } from "../../../shared/intensity/schedule.ts";
import { PLAIN, rows } from "../../eco2mix/dataset.ts";

const NOW = Date.UTC(2026, 10, 24, 12);
const row = (date_heure: string, taux_co2: number | null, nature = "Données temps réel") => ({
  date_heure,
  nature,
  taux_co2,
});
const read = (...given: readonly object[]) => readExport(JSON.stringify(given));

describe("an export of éCO2mix", () => {
  it("gives each value with its quarter and its vintage", () => {
    expect(read(row("2026-11-24T11:15:00+01:00", 31), row("2026-11-24T10:30:00+00:00", 29))).toEqual([
      { startMs: Date.UTC(2026, 10, 24, 10, 15), grams: 31, vintage: "real_time" },
      { startMs: Date.UTC(2026, 10, 24, 10, 30), grams: 29, vintage: "real_time" },
    ]);
  });

  it("leaves out rows ahead of now, and natures that are not known", () => {
    expect(read(row("2026-11-24T10:15:00Z", null), row("2026-11-24T10:30:00Z", 3, "Prévisions"))).toEqual([]);
  });

  it("a consolidated half hour stands for both its quarters", () => {
    const half = [
      row("2026-10-01T00:00:00Z", 20, "Données consolidées"),
      row("2026-10-01T00:15:00Z", null, "Données consolidées"),
    ];
    expect(read(...half)?.map(({ startMs, grams }) => [startMs - Date.UTC(2026, 9, 1), grams])).toEqual([
      [0, 20],
      [900_000, 20],
    ]);
  });

  it("a quarter that is missing from real time, or from consolidated quarters, is not filled", () => {
    expect(read(row("2026-11-24T00:00:00Z", 20))).toHaveLength(1);
    const quarters = [
      row("2026-10-01T00:00:00Z", 20, "Données consolidées"),
      row("2026-10-01T00:45:00Z", 21, "Données consolidées"),
    ];
    expect(read(...quarters)).toHaveLength(2);
  });

  it.each(["<html>", "{}", "[1]", '[{"date_heure":"now","nature":null,"taux_co2":3}]'])("%s is not one", (text) => {
    expect(readExport(text)).toBeNull();
  });

  it("is asked for by its window", () => {
    const url = exportUrl(new URL("https://odre.example/datasets/"), {
      dataset: "eco2mix-national-tr",
      fromMs: 0,
      toMs: NOW,
    });
    expect(url.pathname).toBe("/datasets/eco2mix-national-tr/exports/json");
    expect(url.searchParams.get("where")).toBe(
      "date_heure >= date'1970-01-01T00:00:00.000Z' AND date_heure < date'2026-11-24T12:00:00.000Z'",
    );
  });

  it("of the simulator is read whole", () => {
    const from = Date.UTC(2026, 10, 20);
    const text = JSON.stringify(rows("eco2mix-national-tr", from, from + 86_400_000, NOW, PLAIN));
    expect(readExport(text)).toHaveLength(96);
  });
});

describe("the months that are looked at", () => {
  it("are 3 of real time and 25 consolidated, each whole, and the last days", () => {
    const months = monthsAt(NOW);
    expect(months.map(({ name }) => name).slice(0, 4)).toEqual([
      "eco2mix-national-tr 2026-11",
      "eco2mix-national-tr 2026-10",
      "eco2mix-national-tr 2026-09",
      "eco2mix-national-cons-def 2026-11",
    ]);
    expect(months).toHaveLength(28);
    expect(months.at(-1)?.name).toBe("eco2mix-national-cons-def 2024-11");
    expect(months.map(({ window }) => (window.toMs - window.fromMs) / 86_400_000).slice(0, 3)).toEqual([30, 31, 30]);
    expect(recentWindow(NOW)).toEqual({
      dataset: "eco2mix-national-tr",
      fromMs: Date.UTC(2026, 10, 22),
      toMs: Date.UTC(2026, 10, 25),
    });
  });

  it("take turns: after as many turns as there are months, each was looked at once", () => {
    fc.assert(
      fc.property(fc.nat({ max: 1_000 }), (daysLater) => {
        const fromMs = NOW + daysLater * 86_400_000;
        const looked = new Map<string, number>();
        for (let turn = 0; turn < monthsAt(fromMs).length; turn++) looked.set(nextMonth(fromMs, looked).name, turn);
        expect([...looked.keys()].sort()).toEqual(
          monthsAt(fromMs)
            .map(({ name }) => name)
            .sort(),
        );
      }),
      { numRuns: 20 },
    );
  });
});
