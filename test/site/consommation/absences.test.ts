import { describe, expect, it } from "vitest";
import { addDays, type Day, dayStartMs } from "../../../shared/paris-time.ts";
import { absenceOf, absenceTexts, daysText } from "../../../site/browser/consommation/absences.ts";
import { LoadedReadings } from "../../../site/browser/consommation/loaded.ts";

const d = (text: string) => text as Day;
const TODAY = d("2026-11-30");
const at = (hour: number) => dayStartMs(TODAY) + hour * 3_600_000;

describe("a day without a reading", () => {
  it.each([
    ["2026-11-29", "daily", 7, "not_yet"],
    ["2026-11-29", "daily", 9, "late"],
    ["2026-11-26", "daily", 9, "late"],
    ["2026-11-25", "daily", 9, "hole"],
    ["2026-11-29", "registers", 9, "not_yet"],
    ["2026-11-28", "registers", 7, "not_yet"],
    ["2026-11-28", "registers", 9, "late"],
  ] as const)("the day %s of %s at %i h is %s", (day, series, hour, absence) => {
    expect(absenceOf(d(day), series, at(hour))).toBe(absence);
  });
});

describe("what is missing", () => {
  const span = { start: d("2026-11-01"), end: TODAY };
  const loadedBut = (...missing: string[]) => {
    const loaded = new LoadedReadings();
    for (let day = span.start; day < span.end; day = addDays(day, 1))
      if (!missing.includes(day)) loaded.daily.set(day, 1);
    return loaded;
  };
  const texts = (hour: number, loaded: LoadedReadings) => absenceTexts([{ series: "daily", span }], loaded, at(hour));

  it("a day not yet published, a late one and a hole are three sentences", () => {
    expect(texts(7, loadedBut("2026-11-12", "2026-11-28", "2026-11-29"))).toEqual([
      "Enedis n’a pas le relevé du 12 novembre ; un tel trou est parfois comblé plus tard.",
      "Le relevé du 28 novembre est en retard ; certains compteurs sont publiés un à trois jours après les autres.",
      "Le relevé du 29 novembre n’est pas encore arrivé ; Enedis le publie en général à partir de 8 h.",
    ]);
    expect(texts(9, loadedBut("2026-11-28", "2026-11-29"))).toEqual([
      "Les relevés du 28 au 29 novembre sont en retard ; certains compteurs sont publiés un à trois jours après les autres.",
    ]);
  });

  it("nothing is said of a series that lacks nothing", () => expect(texts(9, loadedBut())).toEqual([]));

  it("the same sentence about all series of a view is said once, without their names", () => {
    const needs = (["daily", "max_power"] as const).map((series) => ({ series, span }));
    const loaded = loadedBut("2026-11-12");
    for (const day of loaded.daily.keys()) loaded.max_power.set(day, { va: 1, atMs: 0 });
    expect(absenceTexts(needs, loaded, at(9))).toEqual([
      "Enedis n’a pas le relevé du 12 novembre ; un tel trou est parfois comblé plus tard.",
    ]);
    loaded.max_power.delete(d("2026-11-03"));
    expect(absenceTexts(needs, loaded, at(9))[1]).toMatch(/^Puissance maximale\u00a0: Enedis n’a pas les relevés du 3/);
  });

  it("hours that are missing of a curve are counted, and an error of Enedis is no hole", () => {
    const loaded = new LoadedReadings();
    const one = { start: d("2026-11-12"), end: d("2026-11-13") };
    loaded.load_curve.set(one.start, [
      { startMs: dayStartMs(one.start), endMs: dayStartMs(one.start) + 21 * 3_600_000, wh: 1 },
    ]);
    const needs = [{ series: "load_curve", span: one } as const];
    expect(absenceTexts(needs, loaded, at(9))).toEqual(["Il manque à Enedis 3\u00a0h de relevés du 12 novembre."]);
    loaded.lacks.load_curve.set(one.start, "failed");
    expect(absenceTexts(needs, loaded, at(9))).toEqual([
      "Enedis a répondu par une erreur pour les relevés du 12 novembre : rouvrez cette période plus tard.",
    ]);
  });
});

describe("days in words", () => {
  it.each([
    [["2026-11-29"], "du 29 novembre"],
    [["2026-11-01", "2026-11-02"], "du 1er au 2 novembre"],
    [["2026-10-31", "2026-11-01"], "du 31 octobre au 1er novembre"],
    [["2025-03-04", "2026-10-03", "2026-10-05"], "du 4 mars 2025, du 3 octobre et du 5 octobre"],
    [
      ["2026-10-01", "2026-10-03", "2026-10-05", "2026-10-07", "2026-10-09"],
      "de 5 jours (du 1er octobre, du 3 octobre…)",
    ],
  ])("the days %j are %s", (days, text) => expect(daysText(days.map(d), TODAY)).toBe(text));
});
