import { describe, expect, it } from "vitest";
import { parisText } from "../../../../shared/paris-time.ts";
import { wholeHours } from "../../../../shared/readings/statistics/whole-hours.ts";
import { windowOf } from "../runs.ts";

const inside = (start: string, end: string) => {
  const left = wholeHours({ window: windowOf(start, end), clamps: [] });
  if (!left.ok) return left.refusal;
  const { window, clamps } = left.value;
  const text = ({ startMs, endMs }: { startMs: number; endMs: number }) => `${parisText(startMs)}/${parisText(endMs)}`;
  return [text(window), ...clamps.map((clamp) => `${clamp.reason} ${text(clamp)}`)];
};

describe("the whole hours of a window", () => {
  it.each([
    ["2026-10-24", "2026-10-25", ["2026-10-24T00:00:00+02:00/2026-10-25T00:00:00+02:00"]],
    [
      "2026-10-25T02:10:00+02:00",
      "2026-10-25T03:50:00+01:00",
      [
        "2026-10-25T02:00:00+01:00/2026-10-25T03:00:00+01:00",
        "partial 2026-10-25T02:10:00+02:00/2026-10-25T02:00:00+01:00",
        "partial 2026-10-25T03:00:00+01:00/2026-10-25T03:50:00+01:00",
      ],
    ],
    [
      "2026-10-24T10:30:00+02:00",
      "2026-10-24T13:00:00+02:00",
      [
        "2026-10-24T11:00:00+02:00/2026-10-24T13:00:00+02:00",
        "partial 2026-10-24T10:30:00+02:00/2026-10-24T11:00:00+02:00",
      ],
    ],
    [
      "2026-10-24T10:00:01+02:00",
      "2026-10-24T12:59:59+02:00",
      [
        "2026-10-24T11:00:00+02:00/2026-10-24T12:00:00+02:00",
        "partial 2026-10-24T10:00:01+02:00/2026-10-24T11:00:00+02:00",
        "partial 2026-10-24T12:00:00+02:00/2026-10-24T12:59:59+02:00",
      ],
    ],
  ])("in [%s, %s[ what is only a part of an hour is left out and named", (start, end, expected) => {
    expect(inside(start, end)).toEqual(expected);
  });

  it("a window without a whole hour is refused with an end that would do", () => {
    expect(inside("2026-10-24T10:10:00+02:00", "2026-10-24T11:50:00+02:00")).toEqual({
      code: "parameter_not_allowed",
      parameter: "end",
      allowed: ["2026-10-24T12:00:00+02:00"],
    });
  });
});
