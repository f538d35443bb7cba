import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RequestCounter } from "../../../shared/limits/request-counter.ts";

const NOON = Date.UTC(2026, 10, 22, 12);
const MINUTE_MS = 60_000;

describe("the counter of requests", () => {
  it("the counter of requests grants each key a limit and says what is left, until the minute of that key ends", () => {
    const counter = new RequestCounter();
    const take = (key: string, nowMs: number) => counter.take(key, 2, nowMs);
    expect(take("a", NOON)).toEqual({
      isWithin: true,
      budget: { limit: 2, remaining: 1, windowMs: MINUTE_MS, resetMs: MINUTE_MS },
    });
    expect(take("a", NOON + 10_000).budget).toMatchObject({ remaining: 0, resetMs: 50_000 });
    expect(take("a", NOON + MINUTE_MS - 1)).toMatchObject({ isWithin: false, budget: { remaining: 0, resetMs: 1 } });
    expect(take("b", NOON + MINUTE_MS - 1).isWithin).toBe(true);
    expect(take("a", NOON + MINUTE_MS)).toMatchObject({ isWithin: true, budget: { remaining: 1 } });
  });

  it("the counter of requests does not keep anybody out when the clock is set back by an hour", () => {
    const counter = new RequestCounter();
    for (let n = 0; n < 3; n++) counter.take("a", 2, NOON);
    expect(counter.take("a", 2, NOON - 60 * MINUTE_MS)).toMatchObject({
      isWithin: true,
      budget: { resetMs: MINUTE_MS },
    });
  });

  it("the counter of requests never grants a key more than its limit in one of its minutes, whatever the others do", () => {
    const request = fc.record({ key: fc.constantFrom("a", "b", "c"), gapMs: fc.nat(20_000) });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.array(request, { maxLength: 100 }), (limit, requests) => {
        const counter = new RequestCounter();
        const windows = new Map<string, number>();
        let nowMs = NOON;
        for (const { key, gapMs } of requests) {
          nowMs += gapMs;
          const { isWithin, budget } = counter.take(key, limit, nowMs);
          const window = `${key} ${nowMs + budget.resetMs}`;
          const granted = (windows.get(window) ?? 0) + (isWithin ? 1 : 0);
          windows.set(window, granted);
          expect(granted).toBeLessThanOrEqual(limit);
          expect(isWithin || granted === limit).toBe(true);
        }
      }),
    );
  });

  it("the counter of requests holds 50 000 windows at most, however many addresses come: the oldest goes first", () => {
    const counter = new RequestCounter();
    for (let n = 0; n < 50_001; n++) counter.take(`${n}`, 1, NOON);
    expect(counter.take("50000", 1, NOON).isWithin).toBe(false);
    expect(counter.take("0", 1, NOON).isWithin).toBe(true);
  });
});
