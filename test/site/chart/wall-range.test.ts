import { describe, expect, it } from "vitest";
import { type Day, dayStartMs } from "../../../shared/paris-time.ts";
import { spansOf, typedRanges } from "../../../site/browser/chart/wall-range.ts";

const windowOf = (start: string, end: string) => ({ fromMs: dayStartMs(start as Day), toMs: dayStartMs(end as Day) });
const written = (spans: readonly (readonly [number, number])[]) =>
  spans.map((span) => span.map((ms) => new Date(ms).toISOString().slice(5, 16)).join(" to "));
const NIGHT = typedRanges("22:30-06:30");

describe("off-peak hours", () => {
  it.each([
    [
      "22:30-06:30, 12h-14h",
      [
        [1_350, 390],
        [720, 840],
      ],
    ],
    ["de 2 h à 7 h", [[120, 420]]],
    ["25:00-26:00, nuit", []],
  ])("off-peak hours are read as they are typed: %s", (text, ranges) => {
    expect(typedRanges(text).map(({ fromMinute, toMinute }) => [fromMinute, toMinute])).toEqual(ranges);
  });

  it.each([
    ["in summer", "2026-07-14", "2026-07-15", ["07-13T20:30 to 07-14T04:30", "07-14T20:30 to 07-15T04:30"]],
    [
      "in the night of 25 hours",
      "2026-10-25",
      "2026-10-26",
      ["10-24T20:30 to 10-25T05:30", "10-25T21:30 to 10-26T05:30"],
    ],
    [
      "in the night of 23 hours",
      "2026-03-29",
      "2026-03-30",
      ["03-28T21:30 to 03-29T04:30", "03-29T20:30 to 03-30T04:30"],
    ],
  ])("off-peak hours are those that the wall shows %s", (_when, start, end, expected) => {
    expect(written(spansOf(windowOf(start, end), NIGHT))).toEqual(expected);
  });
});
