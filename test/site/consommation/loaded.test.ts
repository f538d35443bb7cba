import { describe, expect, it } from "vitest";
import { type Day, dayEndMs, dayStartMs, daysOf, parisText } from "../../../shared/paris-time.ts";
import { LoadedReadings } from "../../../site/browser/consommation/loaded.ts";
import { missingOf } from "../../../site/browser/consommation/missing.ts";

const d = (text: string) => text as Day;
const span = (start: string, end: string) => ({ start: d(start), end: d(end) });
const HALF_HOUR_MS = 1_800_000;
const MARCH = span("2026-03-28", "2026-03-31");
const OCTOBER = span("2026-10-24", "2026-10-27");

const curve = (of: Day) =>
  Array.from({ length: (dayEndMs(of) - dayStartMs(of)) / HALF_HOUR_MS }, (_, at) => {
    const startMs = dayStartMs(of) + at * HALF_HOUR_MS;
    return { start: parisText(startMs), end: parisText(startMs + HALF_HOUR_MS), energy_wh: 1 };
  });

describe("the readings that the page holds", () => {
  it("the readings that the page holds are requested once", () => {
    const loaded = new LoadedReadings();
    expect(loaded.lacking("daily", MARCH)).toEqual(MARCH);
    loaded.answered("daily", MARCH);
    expect(loaded.lacking("daily", MARCH)).toBeNull();
    expect(loaded.lacking("load_curve", MARCH)).toEqual(MARCH);
  });

  it("the readings that the page lacks are requested from the first to the last day that is not loaded", () => {
    const loaded = new LoadedReadings();
    loaded.answered("daily", span("2026-03-01", "2026-03-10"));
    loaded.answered("daily", span("2026-03-20", "2026-04-01"));
    expect(loaded.lacking("daily", span("2026-03-01", "2026-04-01"))).toEqual(span("2026-03-10", "2026-03-20"));
  });

  it("the readings that the page lacks are requested again after a failed call, not for an unreadable value", () => {
    const loaded = new LoadedReadings();
    const holes = [
      { start: "2026-03-28T05:00:00+01:00", end: "2026-03-28T05:30:00+01:00", code: "unreadable" },
      { start: "2026-03-29T00:00:00+01:00", end: "2026-03-30T00:00:00+02:00", code: "enedis_unavailable" },
    ];
    loaded.answered("load_curve", MARCH, holes);
    expect(missingOf("load_curve", loaded, MARCH).reasons).toEqual(new Set(["unreadable", "failed"]));
    expect(loaded.lacking("load_curve", MARCH)).toEqual(span("2026-03-29", "2026-03-30"));
    expect(missingOf("load_curve", loaded, MARCH).reasons).toEqual(new Set(["unreadable"]));
  });

  it("the readings that the page lacks because they are not published yet are neither a failure nor requested again", () => {
    const loaded = new LoadedReadings();
    const hole = { start: "2026-03-29T15:00:00+02:00", end: "2026-03-30T00:00:00+02:00", code: "not_published_yet" };
    loaded.answered("load_curve", MARCH, [hole]);
    expect(missingOf("load_curve", loaded, MARCH).reasons).toEqual(new Set());
    expect(loaded.lacking("load_curve", MARCH)).toBeNull();
  });

  it("the readings that the page holds never contain a day twice when part of it came before", () => {
    const loaded = new LoadedReadings();
    loaded.add("load_curve", curve(d("2026-03-28")).slice(0, 10));
    loaded.lacking("load_curve", MARCH);
    loaded.add("load_curve", curve(d("2026-03-28")));
    expect(loaded.load_curve.get(d("2026-03-28"))).toHaveLength(48);
  });

  it.each([
    [MARCH, [48, 46, 48]],
    [OCTOBER, [48, 50, 48]],
  ])("the readings that the page holds have as many half hours as each day was long, %j", (days, counts) => {
    const loaded = new LoadedReadings();
    for (const day of daysOf(days.start, days.end)) loaded.add("load_curve", curve(day));
    expect([...loaded.load_curve.values()].map(({ length }) => length)).toEqual(counts);
    expect(missingOf("load_curve", loaded, days)).toMatchObject({ days: [], silentMs: 0 });
  });
});

describe("what is missing", () => {
  it("the summary of what is missing names the days, and how long the curve is silent", () => {
    const loaded = new LoadedReadings();
    for (const day of daysOf(OCTOBER.start, OCTOBER.end)) loaded.add("load_curve", curve(day));
    loaded.load_curve.delete(d("2026-10-24"));
    loaded.load_curve.get(d("2026-10-25"))?.splice(3, 2);
    expect(missingOf("load_curve", loaded, OCTOBER)).toMatchObject({
      days: ["2026-10-24", "2026-10-25"],
      silentMs: 50 * HALF_HOUR_MS,
    });
  });

  it("the summary of what is missing gives whole days for series of one value a day", () => {
    const loaded = new LoadedReadings();
    loaded.add("daily", [{ start: "2026-10-25T00:00:00+02:00", end: "2026-10-26T00:00:00+01:00", energy_wh: 5 }]);
    expect(missingOf("daily", loaded, OCTOBER)).toMatchObject({ days: ["2026-10-24", "2026-10-26"], silentMs: 0 });
  });
});
