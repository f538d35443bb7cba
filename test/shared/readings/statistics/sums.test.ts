import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hoursOf, runsOf } from "../../../../shared/readings/statistics/sums.ts";

describe("the hours of a cursor", () => {
  it("hours are the same again after they were put into runs", () => {
    const hours = fc
      .uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 25 })
      .map((all) => all.sort((a, b) => a - b));
    fc.assert(
      fc.property(hours, (all) => {
        expect(hoursOf(runsOf(all) ?? [])).toEqual(all);
      }),
    );
  });

  it.each([
    ["none", [], []],
    ["five days of hours", Array.from({ length: 120 }, (_, at) => at), [0, 1, 120]],
    ["a year of midnights", Array.from({ length: 365 }, (_, at) => at * 24), [0, 24, 365]],
    ["one hour", [7], [7, 1, 1]],
    ["midnights over a change of the clock", [0, 24, 48, 73, 97], [0, 24, 3, 73, 24, 2]],
  ])("%s take few numbers", (_, hours, runs) => {
    expect(runsOf(hours)).toEqual(runs);
  });

  it("hours without any order are too many to carry", () => {
    const squares = Array.from({ length: 90 }, (_, at) => at * at);
    expect(runsOf(squares)).toBeNull();
  });
});
