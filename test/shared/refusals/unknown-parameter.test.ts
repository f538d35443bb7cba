import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SERIES_PARAMETERS } from "../../../shared/readings/series-query.ts";
import { insteadOf, unknownParameter } from "../../../shared/refusals/unknown-parameter.ts";
import { METER } from "../../support/meters.ts";

describe("a name that no parameter of a series has", () => {
  it.each([
    ["dateDebut", "start"],
    ["date_debut", "start"],
    ["from", "start"],
    ["start_date", "start"],
    ["dateFin", "end"],
    ["to", "end"],
    ["until", "end"],
    ["usage_point_id", "prm"],
    ["pointId", "prm"],
    ["PDL", "prm"],
    ["PRM", "prm"],
    ["strat", "start"],
    ["pmr", "prm"],
    ["lasts", "last"],
    ["duration", "last"],
    ["lang", "locale"],
    ["tarif", "price"],
  ])("the unknown name %s is answered with %s", (name, parameter) => {
    expect(insteadOf(name, SERIES_PARAMETERS)).toEqual({ parameter });
  });

  it.each([
    ["format", "format"],
    ["access_token", "token"],
    ["colour", null],
    ["constructor", null],
    ["__proto__", null],
  ] as const)("the odd name %s is answered with %s", (name, instead) => {
    expect(insteadOf(name, SERIES_PARAMETERS)).toBe(instead);
  });

  it("a name is not answered with a parameter that the address does not have", () => {
    expect(insteadOf("from", ["prm"])).toBeNull();
    expect(insteadOf("format", ["prm"])).toBeNull();
    expect(insteadOf("usage_point_id", ["prm"])).toEqual({ parameter: "prm" });
  });

  it("an unknown name is found among those that are known, unless it begins with _", () => {
    expect(unknownParameter(["prm", "_", "_t", "start"], SERIES_PARAMETERS)).toBeNull();
    expect(unknownParameter(["prm", "from"], SERIES_PARAMETERS)).toMatchObject({ parameter: "from" });
  });

  it.each([METER, "x".repeat(41), '"<script>', "ü"])(
    "a name is not repeated when it may be private or odd: %s",
    (name) => {
      expect(unknownParameter([name], [])).toEqual({
        code: "parameter_unknown",
        parameter: "…",
        instead: null,
        known: [],
      });
    },
  );

  it("any text may be a name, and costs no surprise", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 100 }), (name) => {
        const refusal = unknownParameter([name], SERIES_PARAMETERS);
        const isFine = name.startsWith("_") || (SERIES_PARAMETERS as readonly string[]).includes(name);
        expect(refusal === null).toBe(isFine);
      }),
    );
  });
});
