import { describe, expect, it } from "vitest";
import { addDays, type Day, dayStartMs } from "../../../../shared/paris-time.ts";
import { RunningSums } from "../../../../shared/readings/statistics/running-sums.ts";
import type { Sums } from "../../../../shared/readings/statistics/sums.ts";

const HOUR_MS = 3_600_000;
const FIRST = "2026-11-01" as Day;
/** The midnight so many days after the first. */
const midnight = (days: number): number => dayStartMs(addDays(FIRST, days));
const window = (start: number, end: number) => ({ startMs: midnight(start), endMs: midnight(end) });

/** One answer: a Wh for each hour of the days `[from, to[` but those left out; as the writer does it. */
function answer(
  before: Sums | null,
  [start, end]: readonly [number, number],
  { from = start, to = end, without = [] as readonly number[], fails = false } = {},
): { readonly sums: Sums; readonly last: number | null } {
  const running = new RunningSums(before, window(start, end));
  const hours = Array.from({ length: (to - from) * 24 }, (_, at) => midnight(from) + at * HOUR_MS);
  const given = hours.filter((_, at) => !without.includes(at));
  const again = given.filter((atMs) => atMs <= running.writtenUntilMs);
  if (running.writtenUntilMs >= midnight(start)) {
    running.writeAgain(again.length > 0 ? new Map([["", new Set(again)]]) : new Map());
  }
  if (fails) running.await();
  let last: number | null = null;
  for (const atMs of given) {
    running.reach(atMs, atMs + HOUR_MS);
    last = running.add("", atMs, 1) ?? last;
  }
  return { sums: running.sums, last };
}

describe("sums that count on", () => {
  it.each([
    ["a long window: five days before its end", [0, 30], {}, 25],
    ["a short window: at its beginning", [0, 3], {}, 0],
    ["a window of exactly five days: at its beginning", [0, 5], {}, 0],
    ["a window whose last ten days are not there: on the last day that is", [0, 30], { to: 20 }, 19],
    ["a window of which only the last days are there: five days before its end", [0, 30], { from: 28 }, 25],
    ["a window without any hour: at its beginning", [0, 30], { to: 0 }, 0],
  ] as const)("the next answer begins, after %s", (_, of, left, begins) => {
    const { sums } = answer(null, of, left);
    expect(sums.fromMs).toBe(midnight(begins));
    expect(sums.tries).toBe(0);
  });

  it("hours that are all there again are counted from the sum before them", () => {
    const { sums, last } = answer(answer(null, [0, 30]).sums, [25, 31]);
    expect([last, sums.of[""]?.sum, sums.fromMs]).toEqual([31 * 24, 31 * 24, midnight(26)]);
  });

  it("hours of which one is not there again stay, and new ones are counted from the last sum", () => {
    const { sums, last } = answer(answer(null, [0, 30]).sums, [25, 31], { without: [7] });
    expect(last).toBe(31 * 24);
    // The next answer begins where this one did, so that the hour may still come.
    expect([sums.fromMs, sums.tries]).toEqual([midnight(25), 1]);
    expect(answer(sums, [25, 32]).last).toBe(32 * 24);
  });

  it("what never comes again is awaited by three answers and then left as it is", () => {
    let { sums } = answer(null, [0, 30]);
    for (const tries of [1, 2, 3]) {
      ({ sums } = answer(sums, [25, 30 + tries], { without: [7] }));
      expect([sums.fromMs, sums.tries]).toEqual([midnight(25), tries]);
    }
    const { sums: after, last } = answer(sums, [25, 34], { without: [7] });
    expect([after.fromMs, after.tries, last]).toEqual([midnight(29), 0, 34 * 24]);
    // The sum at the new midnight is not known, so what was written since stays once more.
    expect(after.of[""]?.again).toBeNull();
    const next = answer(after, [29, 35]);
    expect([next.last, next.sums.fromMs]).toEqual([35 * 24, midnight(29)]);
  });

  it("a call that fails keeps the next answer in front of what it did not bring, also behind a rest", () => {
    const running = new RunningSums(null, window(0, 30));
    const count = (from: number, to: number, into: RunningSums) => {
      for (let atMs = midnight(from); atMs < midnight(to); atMs += HOUR_MS) {
        into.reach(atMs, atMs + HOUR_MS);
        into.add("", atMs, 1);
      }
    };
    count(0, 7, running);
    running.await();
    count(14, 21, running);
    const rest = new RunningSums(running.sums, window(21, 30));
    count(21, 30, rest);
    const { sums } = rest;
    expect([sums.fromMs, sums.tries, sums.of[""]?.sum]).toEqual([midnight(6), 1, 23 * 24]);
    // What failed is there now: it is counted in its place.
    expect(answer(sums, [6, 31]).last).toBe(31 * 24);
  });

  it("the next answer never begins inside a row, of days that one difference bridges", () => {
    const running = new RunningSums(null, window(0, 10));
    for (const [from, to] of [
      [3, 4],
      [4, 7],
      [7, 8],
    ] as const) {
      running.reach(midnight(from), midnight(to));
      running.add("", midnight(from), 1);
    }
    expect(running.sums.fromMs).toBe(midnight(4));
  });

  it("a body with more registers than a meter has fills 32 statistics, so that an address can carry them", () => {
    const running = new RunningSums(null, window(0, 10));
    const sums = Array.from({ length: 40 }, (_, at) => running.add(`_x_${at}`, midnight(3), 1));
    expect(sums.filter((sum) => sum !== null)).toHaveLength(32);
    expect(Object.keys(running.sums.of)).toHaveLength(32);
  });
});
