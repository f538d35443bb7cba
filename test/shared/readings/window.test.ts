import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, type Day, dayStartMs, daysBetween } from "../../../shared/paris-time.ts";
import { clamped, periodsOf } from "../../../shared/readings/window.ts";
import { type WindowText, windowFrom } from "../../../shared/readings/window-text.ts";

const NOW = Date.parse("2026-11-20T10:00:00Z");
const codeOf = (text: WindowText) => {
  const window = windowFrom(text, NOW);
  return window.ok ? window.value.days : window.refusal;
};

describe("a window", () => {
  it.each<[WindowText, string, string]>([
    [{ start: "2026-10-01", end: "2026-10-03" }, "2026-10-01", "2026-10-03"],
    [{ start: "2026-10-01" }, "2026-10-01", "2026-11-20"],
    [{ start: "2026-10-01T00:00:00+02:00", end: "2026-10-03T00:00:00+02:00" }, "2026-10-01", "2026-10-03"],
    [{ start: "2026-10-01T10:00Z", end: "2026-10-02T22:30:00Z" }, "2026-10-01", "2026-10-04"],
    [{}, "2026-11-13", "2026-11-20"],
    [{ end: "2026-10-08" }, "2026-10-01", "2026-10-08"],
    [{ last: "P7D" }, "2026-11-13", "2026-11-20"],
    [{ last: "P2W" }, "2026-11-06", "2026-11-20"],
    [{ last: "P1M" }, "2026-10-20", "2026-11-20"],
    [{ last: "P3Y" }, "2023-11-20", "2026-11-20"],
    [{ last: "P1M", end: "2026-03-31" }, "2026-02-28", "2026-03-31"],
  ])("the window %j covers the days [%s, %s[", (text, start, end) => {
    expect(codeOf(text)).toEqual({ start, end });
  });

  it.each<[WindowText, object]>([
    [{ start: "2026-10-03", end: "2026-10-03" }, { code: "period_reversed" }],
    [{ start: "2026-02-30" }, { code: "parameter_not_allowed", parameter: "start" }],
    [{ start: "2026-02-30T00:00:00Z" }, { code: "parameter_not_allowed", parameter: "start" }],
    [{ start: "2026-10-01T00:00:00" }, { code: "parameter_not_allowed", parameter: "start" }],
    [
      { start: "2026-10-01", end: "tomorrow" },
      { code: "parameter_not_allowed", parameter: "end" },
    ],
    [{ last: "7 days" }, { code: "parameter_not_allowed", parameter: "last" }],
    [{ last: "P0D" }, { code: "parameter_not_allowed", parameter: "last" }],
    [
      { last: "P7D", start: "2026-10-01" },
      { code: "parameters_exclusive", parameters: ["start", "last"] },
    ],
  ])("the window %j is refused", (text, refusal) => {
    expect(codeOf(text)).toMatchObject(refusal);
  });

  it("a window made from any text is a window or a refusal of ours, never an exception", () => {
    const text = fc.option(fc.oneof(fc.string(), fc.stringMatching(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}Z)?$/)), {
      nil: undefined,
    });
    fc.assert(
      fc.property(fc.record({ start: text, end: text, last: text }), (asked) => {
        const window = windowFrom(asked, NOW);
        if (window.ok) expect(window.value.startMs).toBeLessThan(window.value.endMs);
        else expect(window.refusal.code).toMatch(/^(parameters?_|period_)/);
      }),
    );
  });
});

describe("the part of a window that exists", () => {
  const part = (start: string, end: string, series: "daily" | "load_curve" | "registers") => {
    const window = windowFrom({ start, end }, NOW);
    if (!window.ok) throw new Error(window.refusal.code);
    const left = clamped(window.value, series, NOW);
    return left.ok
      ? { ...left.value.window.days, clamps: left.value.clamps.map(({ reason }) => reason) }
      : left.refusal;
  };

  it.each([
    ["2026-10-01", "2026-10-08", "load_curve", { start: "2026-10-01", end: "2026-10-08", clamps: [] }],
    ["2020-01-01", "2026-11-20", "load_curve", { start: "2024-11-05", end: "2026-11-20", clamps: ["history"] }],
    ["2020-01-01", "2027-01-01", "daily", { start: "2023-11-05", end: "2026-11-20", clamps: ["history", "future"] }],
    ["2026-11-01", "2026-11-20", "registers", { start: "2026-11-01", end: "2026-11-19", clamps: ["future"] }],
    ["2019-01-01", "2020-01-01", "daily", { code: "period_too_old", earliest: "2023-11-05" }],
    ["2026-11-20", "2026-11-21", "daily", { code: "period_in_future" }],
    ["2026-11-19", "2026-11-20", "registers", { code: "not_published_yet", retryAfterMs: 21 * 3_600_000 }],
  ] as const)("the window [%s, %s[ of %s, limited to what exists, gives %j", (start, end, series, expected) => {
    expect(part(start, end, series)).toEqual(expected);
  });
});

describe("the periods of a window", () => {
  it("the periods of a window follow each other without a gap or an overlap, none longer than allowed", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 3_000 }),
        fc.integer({ min: 1, max: 1_200 }),
        fc.constantFrom(7, 365),
        (from, days, most) => {
          const start = addDays("2018-01-01" as Day, from);
          const end = addDays(start, days);
          const periods = periodsOf({ start, end }, most);
          expect(periods).toHaveLength(Math.ceil(days / most));
          expect(periods[0]?.start).toBe(start);
          expect(periods.at(-1)?.end).toBe(end);
          expect(periods.every(({ start }, at) => at === 0 || start === periods[at - 1]?.end)).toBe(true);
          expect(periods.every(({ start, end }) => daysBetween(start, end) <= most)).toBe(true);
          expect(dayStartMs(start)).toBeLessThan(dayStartMs(end));
        },
      ),
    );
  });
});
