import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inTimeOrder } from "../../../shared/measures/time-order.ts";
import { anyCurve, livedStamps } from "./lived-curve.ts";

const autumn = (...times: string[]) => times.map((time) => ({ stamp: `2026-10-25 ${time}` }));
const stamps = (points: readonly { stamp: string }[]) => points.map(({ stamp }) => stamp);

const anyDay = livedStamps("2026-10-25", 1, 30);

describe("time order", () => {
  it.each([
    ["half hours", ["01:30:00", "02:00:00", "02:30:00", "02:00:00", "02:30:00", "03:00:00"]],
    ["ten minutes", ["02:40:00", "02:50:00", "02:00:00", "02:10:00", "02:20:00"]],
    ["whole hours", ["01:00:00", "02:00:00", "02:00:00", "03:00:00"]],
    ["the first pass without its beginning", ["02:30:00", "02:00:00", "02:30:00", "03:00:00"]],
    ["the second pass without its beginning", ["02:00:00", "02:30:00", "02:30:00", "03:00:00"]],
    ["only one pass", ["01:30:00", "02:00:00", "02:30:00", "03:00:00"]],
    ["the other pair of stamps repeated", ["02:00:00", "02:30:00", "03:00:00", "02:30:00", "03:00:00", "03:30:00"]],
  ])("the time order is kept on the day with a repeated hour: %s", (_what, times) => {
    expect(inTimeOrder(autumn(...times))).toEqual(autumn(...times));
  });

  it("the time order is rebuilt pass by pass when a day is out of place around the repeated hour", () => {
    const jumbled = autumn("03:00:00", "02:00:00", "02:30:00", "02:00:00", "02:30:00", "01:30:00");
    expect(stamps(inTimeOrder(jumbled))).toEqual(
      stamps(autumn("01:30:00", "02:00:00", "02:30:00", "02:00:00", "02:30:00", "03:00:00")),
    );
  });

  it("the time order is rebuilt when repeated stamps come in pairs: the first of each belongs to the first pass", () => {
    const paired = autumn("01:30:00", "02:00:00", "02:00:00", "02:30:00", "02:30:00", "03:00:00");
    const numbered = paired.map((point, at) => ({ ...point, at }));
    expect(inTimeOrder(numbered).map(({ at }) => at)).toEqual([0, 1, 3, 2, 4, 5]);
  });

  it.each([
    ["into that hour from a later one", ["03:30:00", "02:30:00"]],
    ["out of that hour to an earlier one", ["02:30:00", "01:30:00"]],
  ])("the time order is rebuilt when a point steps back %s", (_what, times) => {
    expect(inTimeOrder(autumn(...times))).toEqual(autumn(...times.toReversed()));
  });

  it("the time order is turned round when the last point comes first, both passes with it", () => {
    const lived = anyDay.map((stamp, at) => ({ stamp, at }));
    expect(inTimeOrder(lived.toReversed())).toEqual(lived);
  });

  it("the time order leaves points of one stamp in the order they came", () => {
    const equal = autumn("02:30:00", "02:30:00", "02:30:00", "02:30:00", "01:30:00").map((point, at) => ({
      ...point,
      at,
    }));
    expect(inTimeOrder(equal).map(({ at }) => at)).toEqual([4, 0, 1, 2, 3]);
  });

  it.each(["2026-10-24", "2026-10-26", "2026-10-32", "2026-03-29", "2026-07-14"])(
    "the time order knows no repeated hour on %s",
    (date) => {
      const twice = [`${date} 02:00:00`, `${date} 02:30:00`, `${date} 02:00:00`].map((stamp) => ({ stamp }));
      expect(stamps(inTimeOrder(twice))).toEqual([`${date} 02:00:00`, `${date} 02:00:00`, `${date} 02:30:00`]);
    },
  );

  it("the time order allows the hour to be repeated once, not twice", () => {
    const thrice = autumn("02:30:00", "02:00:00", "02:30:00", "02:00:00");
    expect(stamps(inTimeOrder(thrice))).toEqual(stamps(autumn("02:00:00", "02:30:00", "02:00:00", "02:30:00")));
  });

  it("the time order does not confuse one autumn with another: the maxima of two years are sorted", () => {
    const years = [{ stamp: "2026-10-25 02:10:00" }, { stamp: "2025-10-26 02:20:00" }];
    expect(stamps(inTimeOrder(years))).toEqual(["2025-10-26 02:20:00", "2026-10-25 02:10:00"]);
  });

  it("the time order keeps every real order as it is, whatever is missing from it", () => {
    fc.assert(
      fc.property(
        anyCurve.chain(({ stamps: all }) => fc.subarray(all.map((stamp, at) => ({ stamp, at })))),
        (lived) => {
          expect(inTimeOrder(lived)).toEqual(lived);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("the time order neither loses nor invents a point, and sorts what is jumbled", () => {
    const shuffled = anyCurve.chain(({ stamps: all }) =>
      fc.shuffledSubarray(
        all.map((stamp, at) => ({ stamp, at })),
        { minLength: all.length },
      ),
    );
    fc.assert(
      fc.property(shuffled, (points) => {
        const ordered = inTimeOrder(points);
        expect(new Set(ordered)).toEqual(new Set(points));
        expect(ordered).toHaveLength(points.length);
        const outsideTheHour = ordered.filter(({ stamp }) => !stamp.startsWith("2026-10-25 02"));
        expect(stamps(outsideTheHour)).toEqual(stamps(outsideTheHour).sort());
      }),
      { numRuns: 300 },
    );
  });

  it("the time order rebuilds the very stamps of a whole real day from any jumble of it", () => {
    const shuffled = anyCurve.chain(({ stamps: all }) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray([...all], { minLength: all.length })),
    );
    fc.assert(
      fc.property(shuffled, ([lived, jumbled]) => {
        expect(stamps(inTimeOrder(jumbled.map((stamp) => ({ stamp }))))).toEqual(lived);
      }),
      { numRuns: 300 },
    );
  });
});
