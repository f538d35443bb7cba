import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isWhole, kept, moved, zoomed } from "../../../site/browser/chart/window.ts";

const LIMITS = { whole: { fromMs: 0, toMs: 1_000 }, leastMs: 10 };
const WHOLE = LIMITS.whole;

describe("a visible window", () => {
  it("a visible window keeps the instant under the pointer in place when it is zoomed", () => {
    const { fromMs, toMs } = zoomed(LIMITS, WHOLE, 0.5, 250);
    expect([fromMs, toMs]).toEqual([125, 625]);
    expect((250 - fromMs) / (toMs - fromMs)).toBe(0.25);
  });

  it("a visible window moves as far as the whole allows", () => {
    expect(moved(LIMITS, { fromMs: 100, toMs: 200 }, -500)).toEqual({ fromMs: 0, toMs: 100 });
    expect(moved(LIMITS, { fromMs: 100, toMs: 200 }, 50)).toEqual({ fromMs: 150, toMs: 250 });
    expect(moved(LIMITS, WHOLE, 50)).toEqual(WHOLE);
  });

  it("a visible window is the whole again when it is made long enough", () => {
    expect(isWhole(LIMITS, zoomed(LIMITS, { fromMs: 400, toMs: 500 }, 100, 450))).toBe(true);
    expect(isWhole(LIMITS, { fromMs: 0, toMs: 900 })).toBe(false);
  });

  it("a visible window never leaves the whole, and is never shorter than the least", () => {
    const ms = fc.double({ min: -500, max: 1_500, noNaN: true });
    fc.assert(
      fc.property(ms, ms, fc.double({ min: 0.01, max: 50, noNaN: true }), ms, (one, other, factor, at) => {
        const asked = { fromMs: Math.min(one, other), toMs: Math.max(one, other) + 1 };
        for (const made of [
          kept(LIMITS, asked),
          zoomed(LIMITS, kept(LIMITS, asked), factor, at),
          moved(LIMITS, kept(LIMITS, asked), at),
        ]) {
          expect(made.fromMs).toBeGreaterThanOrEqual(-1e-6);
          expect(made.toMs).toBeLessThanOrEqual(1_000 + 1e-6);
          expect(made.toMs - made.fromMs).toBeGreaterThanOrEqual(10 - 1e-6);
        }
      }),
    );
  });
});
