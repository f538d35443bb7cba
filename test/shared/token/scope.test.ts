import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MEASURES, type MeasureName } from "../../../shared/measures/measures.ts";
import {
  common,
  EVERYTHING,
  isWithin,
  SCOPE_WORDS,
  type Scope,
  scopeFrom,
  scopeOf,
  scopeText,
} from "../../../shared/token/scope.ts";

/** Any scope there is. */
const scopes = fc.subarray([...SCOPE_WORDS], { minLength: 1 }).map((words) => scopeFrom(words.join(" ")) as Scope);
const measures = Object.keys(MEASURES) as MeasureName[];
const opened = (scope: Scope) => measures.filter((measure) => isWithin(scopeOf(measure), scope));

describe("the words of a scope", () => {
  it.each([
    ["consumption", "consumption daily load_curve"],
    ["production", "production daily load_curve"],
    ["daily", "consumption production daily"],
    ["load_curve", "consumption production load_curve"],
    ["daily consumption", "consumption daily"],
    ["  production   load_curve ", "production load_curve"],
    ["consumption consumption", "consumption daily load_curve"],
    ["consumption production", "consumption production daily load_curve"],
    ["daily load_curve", "consumption production daily load_curve"],
  ])("the scope words %j mean %j", (text, meant) => {
    expect(scopeText(scopeFrom(text) as Scope)).toBe(meant);
  });

  it.each(["", "   ", "identity", "consumption identity", "Consumption", "consumption,daily", "*", "all"])(
    "the scope words %j mean nothing",
    (text) => {
      expect(scopeFrom(text)).toBeNull();
    },
  );

  it("the words of a scope read back as the scope they were written from", () => {
    fc.assert(
      fc.property(scopes, (scope) => {
        expect(scopeFrom(scopeText(scope))).toEqual(scope);
      }),
    );
  });
});

describe("a scope", () => {
  it("a scope that is whole opens every measure", () => {
    expect(opened(EVERYTHING)).toEqual(measures);
  });

  it.each<[MeasureName, string]>([
    ["consommation_quotidienne", "consumption daily"],
    ["puissance_conso_max_quotidienne", "consumption daily"],
    ["courbe_de_charge_production", "production load_curve"],
    ["index_production", "production daily"],
  ])("the narrowest scope that opens %s is %j", (measure, narrowest) => {
    expect(scopeText(scopeOf(measure))).toBe(narrowest);
  });

  it("a scope within another opens nothing that the other does not", () => {
    fc.assert(
      fc.property(scopes, scopes, (inner, outer) => {
        const extra = opened(inner).filter((measure) => !opened(outer).includes(measure));
        expect(isWithin(inner, outer)).toBe(extra.length === 0);
      }),
    );
  });

  it("a scope in common with another opens exactly what both open", () => {
    fc.assert(
      fc.property(scopes, scopes, (one, other) => {
        const both = opened(one).filter((measure) => opened(other).includes(measure));
        const shared = common(one, other);
        expect(shared === null ? [] : opened(shared)).toEqual(both);
      }),
    );
  });
});
