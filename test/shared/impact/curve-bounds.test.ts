import { describe, expect, it } from "vitest";
import { curveFault } from "../../../shared/impact/curve-bounds.ts";

const POINT = { date: "2026-11-01 00:30:00", value: "420", interval_length: "PT30M" };

describe("a curve whose points lie far apart", () => {
  const between = (...dates: string[]) => ({ loadCurve: dates.map((date) => ({ ...POINT, date })) });

  it("a curve whose points lie far apart is refused beyond 750 days, and a day for each 48 of its points", () => {
    expect(curveFault(between("2024-01-01 00:30:00", "2026-01-21 00:30:00"))).toBeNull();
    expect(curveFault(between("2024-01-01 00:30:00", "2026-01-22 00:30:00"))).toEqual({
      field: "loadCurve.1.date",
      kind: "span",
      mostDays: 751,
    });
    const points = Array<string>(48).fill("2024-01-01 00:30:00");
    expect(curveFault(between(...points, "2026-01-22 00:30:00"))).toBeNull();
    expect(curveFault(between(...points, "2026-01-23 00:30:00"))?.kind).toBe("span");
    expect(curveFault(between("2001-01-01 00:30:00", "2098-01-01 00:30:00"))).not.toBeNull();
  });

  it("a curve whose points lie far apart is left to the reader when a date is invalid", () => {
    expect(curveFault(between("soon", "2027-01-05 00:30:00"))).toBeNull();
  });
});

describe("a curve beyond any meter", () => {
  const of = (...values: unknown[]) => ({ loadCurve: values.map((value) => ({ ...POINT, value })) });

  it.each([1e12, 1e300, "1000000000000", "9".repeat(400)])("a power of %s W is refused", (value) => {
    expect(curveFault(of("420", value))).toEqual({ field: "loadCurve.1.value", kind: "range", most: 1e12 });
  });

  it.each([0, 999_999_999_999, "999999999999.9", `${"0".repeat(20)}420`, "", null, "many watts and more", undefined])(
    "a power of %j is left to the reader",
    (value) => {
      expect(curveFault(of(value))).toBeNull();
    },
  );

  const on = (...dates: string[]) => ({ loadCurve: dates.map((date) => ({ ...POINT, date })) });

  it.each(["0000-03-08T03:00", "0929-04-01T02:40", "1999-12-31 23:30:00", "6877-01-01T11:30", "9999-12-31 00:00:00"])(
    "a curve of the year of %s is refused",
    (date) => {
      const fault = { field: "loadCurve.1.date", kind: "years", first: 2000, last: 2099 };
      expect(curveFault(on("2026-11-01 00:30:00", date))).toEqual(fault);
    },
  );

  it.each(["2000-01-01 00:30:00", "2099-12-31 23:30:00", "soon", ""])("a curve of %j is left to the reader", (date) => {
    expect(curveFault(on(date))).toBeNull();
  });
});
