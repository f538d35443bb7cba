import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { roundSteps } from "../../../site/browser/chart/round-steps.ts";

describe("the labels of an axis", () => {
  it.each([
    [10_600, 8, [0, 2_000, 4_000, 6_000, 8_000, 10_000]],
    [6.36, 4, [0, 2, 4, 6]],
    [1, 8, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [0.31, 4, [0, 0.1, 0.2, 0.3]],
  ] as const)("the labels up to %d are round", (top, most, steps) => {
    expect(roundSteps(top, most).map((step) => Number(step.toPrecision(12)))).toEqual(steps);
  });

  it("the labels begin at zero, stay below the top, and are no more than there is room for", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 1e9, noNaN: true }),
        fc.double({ min: 0.2, max: 30, noNaN: true }),
        (top, most) => {
          const steps = roundSteps(top, most);
          expect(steps[0]).toBe(0);
          expect(Math.max(...steps)).toBeLessThanOrEqual(top);
          expect(steps.length - 1).toBeLessThanOrEqual(Math.max(most, 1) + 1e-9);
        },
      ),
    );
  });
});
