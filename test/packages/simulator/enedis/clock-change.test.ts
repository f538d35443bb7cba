import { describe, expect, it } from "vitest";
import { simulated } from "../../../support/simulated.ts";

const CURVE = "courbe_de_charge_consommation";
const SPRING = ["2026-03-29", "2026-03-30"] as const;
const AUTUMN = ["2026-10-25", "2026-10-26"] as const;

const TRUE_END = "20000000000101";
const ALWAYS_48 = "20000000000102";
const NO_DUPLICATES = "20000000000103";
const AUTUMN_LATE = "20000000000104";
const SPRING_EARLY = "20000000000105";

const BEFORE = ["01:00", "01:30"];
const AFTER = ["03:30", "04:00"];

describe("the day the clock changes", () => {
  it.each([
    ["in spring", "true ends of the intervals", TRUE_END, SPRING, 46, [...BEFORE, "03:00", ...AFTER]],
    [
      "in autumn",
      "true ends of the intervals",
      TRUE_END,
      AUTUMN,
      50,
      [...BEFORE, "02:00", "02:30", "02:00", "02:30", "03:00", ...AFTER],
    ],
    [
      "in spring",
      "stamps that ignore the change",
      ALWAYS_48,
      SPRING,
      48,
      [...BEFORE, "02:00", "02:30", "03:00", ...AFTER],
    ],
    [
      "in autumn",
      "stamps that ignore the change",
      ALWAYS_48,
      AUTUMN,
      48,
      [...BEFORE, "02:00", "02:30", "03:00", ...AFTER],
    ],
    ["in spring", "repeated stamps left out", NO_DUPLICATES, SPRING, 46, [...BEFORE, "03:00", ...AFTER]],
    [
      "in autumn",
      "repeated stamps left out",
      NO_DUPLICATES,
      AUTUMN,
      48,
      [...BEFORE, "02:00", "02:30", "03:00", ...AFTER],
    ],
    ["in spring", "the late hour repeated", AUTUMN_LATE, SPRING, 46, [...BEFORE, "03:00", ...AFTER]],
    [
      "in autumn",
      "the late hour repeated",
      AUTUMN_LATE,
      AUTUMN,
      50,
      [...BEFORE, "02:00", "02:30", "03:00", "02:30", "03:00", ...AFTER],
    ],
    ["in spring", "a stamp that did not exist", SPRING_EARLY, SPRING, 46, [...BEFORE, "02:00", ...AFTER]],
    [
      "in autumn",
      "a stamp that did not exist",
      SPRING_EARLY,
      AUTUMN,
      50,
      [...BEFORE, "02:00", "02:30", "02:00", "02:30", "03:00", ...AFTER],
    ],
  ])("the curve of the day the clock changes %s has %s", async (_season, _variant, prm, [day, next], count, night) => {
    const { points } = await simulated();
    const stamps = (await points(CURVE, prm, day, next)).map(({ d }) => d);
    expect(stamps).toHaveLength(count);
    expect(stamps.at(-1)).toBe(`${next} 00:00:00`);
    const first = stamps.indexOf(`${day} 01:00:00`);
    expect(stamps.slice(first, first + night.length)).toEqual(night.map((time) => `${day} ${time}:00`));
  });

  it.each([
    ["spring", SPRING, 138],
    ["autumn", AUTUMN, 150],
  ])("the day the clock changes in %s has 138 or 150 points of ten minutes", async (_, [day, next], count) => {
    expect(await (await simulated()).points(CURVE, "20000000000201", day, next)).toHaveLength(count);
  });
});
