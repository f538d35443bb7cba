import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayStartMs, parisText } from "../../../shared/paris-time.ts";
import { SERIES, type SeriesName } from "../../../shared/readings/series.ts";
import { clamped } from "../../../shared/readings/window.ts";
import { FIRST_DAY, LAST_DAY, type WindowText, windowFrom } from "../../../shared/readings/window-text.ts";

const NOW = Date.parse("2026-11-20T10:00:00Z");
const RFC_3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}[+-]\d{2}:\d{2}$/;
const NAMES = Object.keys(SERIES) as SeriesName[];

/** The requested window as the answer repeats it, and the part that is served, or the refusal. */
function outcome(text: WindowText, series: SeriesName = "load_curve") {
  const window = windowFrom(text, NOW, SERIES[series].extraDays);
  if (!window.ok) return window.refusal.code;
  const left = clamped(window.value, series, NOW);
  if (!left.ok) return left.refusal.code;
  const { startMs, endMs } = left.value.window;
  return {
    asked: [parisText(window.value.startMs), parisText(window.value.endMs)],
    given: [parisText(startMs), parisText(endMs)],
    clamps: left.value.clamps.map(({ reason }) => reason),
  };
}

describe("a window that reaches beyond the years of meters", () => {
  it.each<[WindowText, string, string, string[]]>([
    [{ start: "0001-01-01" }, "2000-01-01T00:00:00+01:00", "2026-11-20T00:00:00+01:00", ["history"]],
    [{ start: "0000-01-01T00:00:00Z" }, "2000-01-01T00:00:00+01:00", "2026-11-20T00:00:00+01:00", ["history"]],
    [{ start: "1899-12-31" }, "2000-01-01T00:00:00+01:00", "2026-11-20T00:00:00+01:00", ["history"]],
    [{ last: "P2026Y" }, "2000-01-01T00:00:00+01:00", "2026-11-20T00:00:00+01:00", ["history"]],
    [{ last: "P9999M" }, "2000-01-01T00:00:00+01:00", "2026-11-20T00:00:00+01:00", ["history"]],
    [{ start: "2026-11-10", end: "9999-12-31" }, "2026-11-10T00:00:00+01:00", "2100-01-01T00:00:00+01:00", ["future"]],
    [
      { start: "0001-01-01", end: "9999-12-31T23:59:59Z" },
      "2000-01-01T00:00:00+01:00",
      "2100-01-01T00:00:00+01:00",
      ["history", "future"],
    ],
  ])(
    "the window %j is moved to the edge of the years of meters, and the answer says what is left out",
    (text, start, end, clamps) => {
      expect(outcome(text)).toMatchObject({ asked: [start, end], clamps });
    },
  );

  it.each<[WindowText, string]>([
    [{ start: "0001-01-01", end: "0002-01-01" }, "period_too_old"],
    [{ end: "0001-01-01" }, "period_too_old"],
    [{ last: "P1D", end: "1900-01-01" }, "period_too_old"],
    [{ start: "9998-01-01", end: "9999-12-31" }, "period_in_future"],
    [{ start: "9999-12-31" }, "period_in_future"],
    [{ start: "2026-11-20" }, "period_in_future"],
    [{ start: "2026-11-10", end: "0001-01-01" }, "period_reversed"],
    [{ start: "9999-01-01", end: "2026-11-01" }, "period_reversed"],
  ])("the window %j is refused as %s", (text, code) => {
    expect(outcome(text)).toBe(code);
  });

  it("a window never has an impossible offset or year, whatever is written", () => {
    const year = fc.integer({ min: 0, max: 9_999 }).map((of) => String(of).padStart(4, "0"));
    const bound = fc
      .tuple(year, fc.constantFrom("-01-01", "-06-30", "-12-31"), fc.constantFrom("", "T00:00Z", "T23:59:59-12:00"))
      .map((parts) => parts.join(""));
    const last = fc
      .tuple(fc.integer({ min: 1, max: 9_999 }), fc.constantFrom("D", "W", "M", "Y"))
      .map(([count, unit]) => `P${count}${unit}`);
    const text = fc.oneof(
      fc.record({ start: bound }),
      fc.record({ end: bound }),
      fc.record({ start: bound, end: bound }),
      fc.record({ last }),
      fc.record({ last, end: bound }),
    );
    fc.assert(
      fc.property(text, fc.constantFrom(...NAMES), (asked, series) => {
        const found = outcome(asked, series);
        if (typeof found === "string") {
          expect(found).toMatch(/^period_(reversed|in_future|too_old)$|^no_whole_day$/);
          return;
        }
        for (const written of [...found.asked, ...found.given]) {
          expect(written).toMatch(RFC_3339);
          const atMs = Date.parse(written);
          expect(atMs).toBeGreaterThanOrEqual(dayStartMs(FIRST_DAY));
          expect(atMs).toBeLessThanOrEqual(dayStartMs(LAST_DAY));
          expect(parisText(atMs)).toBe(written);
        }
      }),
    );
  });
});

describe("an offset whose plus came as a space", () => {
  it.each(["load_curve", "daily"] as const)(
    "an offset whose plus came as a space means the same instants for %s",
    (series) => {
      const encoded = outcome({ start: "2026-10-01T00:00:00+02:00", end: "2026-10-03T00:00:00+02:00" }, series);
      expect(outcome({ start: "2026-10-01T00:00:00 02:00", end: "2026-10-03T00:00:00 02:00" }, series)).toEqual(
        encoded,
      );
      expect(encoded).toMatchObject({ given: ["2026-10-01T00:00:00+02:00", "2026-10-03T00:00:00+02:00"] });
    },
  );

  it.each(["2026-10-01 02:00", "2026-10-01T00:00:00 2:00", "2026-10-01T00:00:00  02:00"])(
    "the bound %j is refused, as its offset is not known",
    (start) => {
      expect(outcome({ start })).toBe("parameter_not_allowed");
    },
  );
});

describe("a default end", () => {
  it("a default end leaves registers, which are known a day later, their last day", () => {
    expect(outcome({ last: "P1D" }, "registers")).toMatchObject({
      given: ["2026-11-18T00:00:00+01:00", "2026-11-19T00:00:00+01:00"],
      clamps: [],
    });
    expect(outcome({}, "registers")).toMatchObject({
      given: ["2026-11-12T00:00:00+01:00", "2026-11-19T00:00:00+01:00"],
    });
    expect(outcome({ start: "2026-11-19" }, "registers")).toBe("not_published_yet");
  });
});
