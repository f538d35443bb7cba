import { describe, expect, it } from "vitest";
import { directionFor, isWorthAnother, planOf } from "../../../shared/diagnosis/plan.ts";
import { SAMPLES } from "../../../shared/refusals/samples.ts";
import { EVERYTHING, type Scope } from "../../../shared/token/scope.ts";

const DAYS_ONLY: Scope = { ...EVERYTHING, details: ["daily"] };
const CURVE_ONLY: Scope = { ...EVERYTHING, details: ["load_curve"] };
const PRODUCTION_ONLY: Scope = { ...EVERYTHING, directions: ["production"] };

const names = (...given: Parameters<typeof planOf>) =>
  planOf(...given).map(({ direction, series }) => `${direction}/${series}`);

describe("the plan", () => {
  it("the plan requests the days, then the load curve", () => {
    expect(names(null, "consumption", EVERYTHING)).toEqual(["consumption/daily", "consumption/load_curve"]);
  });

  it("the plan requests the days and the named series of the same direction", () => {
    const about = { direction: "production", series: "index" } as const;
    expect(names(about, "production", EVERYTHING)).toEqual(["production/daily", "production/index"]);
  });

  it("the plan makes one request when the days are the named series", () => {
    expect(names({ direction: "consumption", series: "daily" }, "consumption", EVERYTHING)).toEqual([
      "consumption/daily",
    ]);
  });

  it("the plan requests nothing that the token does not open", () => {
    expect(names(null, "consumption", DAYS_ONLY)).toEqual(["consumption/daily"]);
    expect(names(null, "consumption", CURVE_ONLY)).toEqual(["consumption/load_curve"]);
  });
});

describe("the direction, when none is named", () => {
  it.each([
    ["consumption", [], EVERYTHING],
    ["consumption", ["consumption", "production"], EVERYTHING],
    ["production", ["production"], EVERYTHING],
    ["production", ["consumption", "production"], PRODUCTION_ONLY],
    ["production", ["consumption"], PRODUCTION_ONLY],
  ] as const)("the direction, when none is named, is %s for a meter that measures %j", (direction, roles, scope) => {
    expect(directionFor(roles, scope)).toBe(direction);
  });
});

describe("another call", () => {
  it("another call is made when the first brought readings, or a refusal that may be about one series alone", () => {
    expect(isWorthAnother(null)).toBe(true);
    expect(isWorthAnother(SAMPLES.enedis_no_consent)).toBe(true);
    expect(isWorthAnother(SAMPLES.enedis_technical_error)).toBe(true);
  });

  it("another call is not made when it would be refused like the first", () => {
    for (const code of ["quota_meter", "quota_shared", "enedis_not_holder", "enedis_timeout", "enedis_down"] as const) {
      expect(isWorthAnother(SAMPLES[code])).toBe(false);
    }
  });
});
