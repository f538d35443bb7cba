import { expect, it } from "vitest";
import {
  isOffPeak,
  offPeakOf,
  offPeakText,
  TEMPO_OFF_PEAK,
} from "../../../../../packages/simulator/enedis/readings/off-peak.ts";

const HOMES = Array.from({ length: 60 }, (_, index) => `300000000${String(index).padStart(5, "0")}`);

it("every home has eight off-peak hours a day, at times that differ from home to home", () => {
  const schedules = HOMES.map(offPeakOf);
  for (const ranges of schedules) {
    const minutes = Array.from({ length: 1_440 }, (_, minute) => minute).filter((minute) => isOffPeak(ranges, minute));
    expect(minutes).toHaveLength(480);
  }
  expect(new Set(schedules.map(offPeakText)).size).toBe(4);
});

it.each([
  ["HC (22H00-6H00)", TEMPO_OFF_PEAK],
  [
    "HC (1H30-7H30;12H30-14H30)",
    [
      { from: 90, to: 450 },
      { from: 750, to: 870 },
    ],
  ],
])("off-peak hours are written as %s", (text, ranges) => {
  expect(offPeakText(ranges)).toBe(text);
});
