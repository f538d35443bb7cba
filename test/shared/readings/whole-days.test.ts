import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Day, dayStartMs, daysBetween } from "../../../shared/paris-time.ts";
import type { SeriesName } from "../../../shared/readings/series.ts";
import { clamped } from "../../../shared/readings/window.ts";
import { windowFrom } from "../../../shared/readings/window-text.ts";

const NOW = Date.parse("2026-11-20T10:00:00Z");

function daysOf(start: string, end: string, series: SeriesName = "daily") {
  const window = windowFrom({ start, end }, NOW);
  if (!window.ok) return window.refusal.code;
  const left = clamped(window.value, series, NOW);
  if (!left.ok) return left.refusal.code;
  const { startMs, endMs, days } = left.value.window;
  expect([startMs, endMs]).toEqual([dayStartMs(days.start), dayStartMs(days.end)]);
  return [days.start, days.end];
}

describe("a window of a series with one value a day", () => {
  it.each([
    ["midnights of UTC", "2026-10-01T00:00:00Z", "2026-10-08T00:00:00Z"],
    ["midnights of New York", "2026-10-01T00:00:00-04:00", "2026-10-08T00:00:00-04:00"],
    ["midnights of La Réunion", "2026-10-01T00:00:00+04:00", "2026-10-08T00:00:00+04:00"],
    ["last seconds", "2026-10-01T00:00:00+02:00", "2026-10-07T23:59:59+02:00"],
    ["days", "2026-10-01", "2026-10-08"],
  ])("a window of days that is written in %s has the days that are meant", (_how, start, end) => {
    for (const series of ["daily", "max_power", "index", "registers"] as const) {
      expect(daysOf(start, end, series)).toEqual(["2026-10-01", "2026-10-08"]);
    }
  });

  it("a window of one day in UTC has that day", () => {
    expect(daysOf("2026-10-01T00:00:00Z", "2026-10-02T00:00:00Z")).toEqual(["2026-10-01", "2026-10-02"]);
  });

  it.each([
    ["2026-10-01T01:00:00Z", "2026-10-01T03:00:00Z"],
    ["2026-11-19T13:00:00Z", "2026-11-20T09:00:00Z"],
  ])("the window [%s, %s[ holds no whole day that is over, and is refused with those words", (start, end) => {
    expect(daysOf(start, end)).toBe("no_whole_day");
  });

  it("a window of a curve keeps its instants", () => {
    const window = windowFrom({ start: "2026-10-01T00:00:00Z", end: "2026-10-02T00:00:00Z" }, NOW);
    const left = window.ok && clamped(window.value, "load_curve", NOW);
    expect(left).toMatchObject({ ok: true, value: { window: { startMs: Date.parse("2026-10-01T00:00:00Z") } } });
  });

  it("two windows of days that meet neither share a day nor leave one out, wherever the bound between them lies", () => {
    const [first, last] = [Date.parse("2026-03-20T22:00:00Z"), Date.parse("2026-04-05T22:00:00Z")];
    fc.assert(
      fc.property(fc.integer({ min: first + 1, max: last - 1 }), (bound) => {
        const text = (atMs: number) => new Date(atMs).toISOString();
        const parts = [daysOf(text(first), text(bound)), daysOf(text(bound), text(last))];
        const lengths = parts.map((days) =>
          typeof days === "string" ? 0 : daysBetween(days[0] as Day, days[1] as Day),
        );
        const whole = daysOf(text(first), text(last)) as Day[];
        expect((lengths[0] ?? 0) + (lengths[1] ?? 0)).toBe(daysBetween(whole[0] as Day, whole[1] as Day));
      }),
    );
  });
});
