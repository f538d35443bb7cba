import { describe, expect, it } from "vitest";
import { curveFault } from "../../../shared/impact/curve-bounds.ts";

const POINT = { date: "2026-11-01 00:30:00", value: "420", interval_length: "PT30M" };

const faultOf = (body: unknown) => curveFault(body, true);

describe("a curve whose points lie far apart", () => {
  const between = (...dates: string[]) => ({ loadCurve: dates.map((date) => ({ ...POINT, date })) });

  it("a curve whose points lie far apart is refused beyond 750 days, and a day for each 48 of its points", () => {
    expect(faultOf(between("2024-01-01 00:30:00", "2026-01-21 00:30:00"))).toBeNull();
    expect(faultOf(between("2024-01-01 00:30:00", "2026-01-22 00:30:00"))).toEqual({
      field: "loadCurve.1.date",
      kind: "span",
      mostDays: 751,
    });
    const points = Array<string>(48).fill("2024-01-01 00:30:00");
    expect(faultOf(between(...points, "2026-01-22 00:30:00"))).toBeNull();
    expect(faultOf(between(...points, "2026-01-23 00:30:00"))?.kind).toBe("span");
    expect(faultOf(between("2001-01-01 00:30:00", "2098-01-01 00:30:00"))).not.toBeNull();
  });

  it("a curve whose points lie far apart is left to the reader when a date is invalid", () => {
    expect(faultOf(between("soon", "2027-01-05 00:30:00"))).toBeNull();
  });
});

describe("a curve beyond any meter", () => {
  const of = (...values: unknown[]) => ({ loadCurve: values.map((value) => ({ ...POINT, value })) });

  it.each([1e12, 1e300, "1000000000000", "9".repeat(400)])("a power of %s W is refused", (value) => {
    expect(faultOf(of("420", value))).toEqual({ field: "loadCurve.1.value", kind: "range", most: 1e12 });
  });

  it.each([0, 999_999_999_999, "999999999999.9", `${"0".repeat(20)}420`, "", null, "many watts and more", undefined])(
    "a power of %j is left to the reader",
    (value) => {
      expect(faultOf(of(value))).toBeNull();
    },
  );

  const on = (...dates: string[]) => ({ loadCurve: dates.map((date) => ({ ...POINT, date })) });

  it.each(["0000-03-08T03:00", "0929-04-01T02:40", "1999-12-31 23:30:00", "6877-01-01T11:30", "9999-12-31 00:00:00"])(
    "a curve of the year of %s is refused",
    (date) => {
      const fault = { field: "loadCurve.1.date", kind: "years", first: 2000, last: 2099 };
      expect(faultOf(on("2026-11-01 00:30:00", date))).toEqual(fault);
    },
  );

  it.each(["2000-01-01 00:30:00", "2099-12-31 23:30:00", "soon", ""])("a curve of %j is left to the reader", (date) => {
    expect(faultOf(on(date))).toBeNull();
  });
});

describe("a curve without a token", () => {
  const of = (points: number) => ({ loadCurve: Array<typeof POINT>(points).fill(POINT) });

  it("a curve without a token is read up to 20 000 points, more than a year of half hours", () => {
    expect(curveFault(of(366 * 48), false)).toBeNull();
    expect(curveFault(of(20_000), false)).toBeNull();
    expect(curveFault(of(20_001), false)).toEqual({ field: "loadCurve", kind: "points_without_token", most: 20_000 });
    expect(curveFault(of(20_001), true)).toBeNull();
  });

  it("a body without a curve has no fault of a curve", () => {
    for (const body of [null, [], "loadCurve", {}, { loadCurve: {} }]) expect(curveFault(body, false)).toBeNull();
  });
});
