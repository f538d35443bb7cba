import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isSimpleJson, JSON_BOUNDS } from "../../../shared/impact/json-scan.ts";

const { mostNames, mostContainers, mostLevels } = JSON_BOUNDS;
const list = (count: number, of: (n: number) => string) => `[${Array.from({ length: count }, (_, n) => of(n)).join()}]`;
const member = (n: number) => `{"f${n}":0}`;

/** What `JSON.parse` makes of it: every name, how many objects and lists, and how deep they lie. */
function shapeOf(value: unknown, level = 0): { names: Set<string>; containers: number; levels: number } {
  if (typeof value !== "object" || value === null) return { names: new Set(), containers: 0, levels: level };
  const shapes = Object.values(value).map((one) => shapeOf(one, level + 1));
  const own = Array.isArray(value) ? [] : Object.keys(value);
  return {
    names: new Set([...own, ...shapes.flatMap(({ names }) => [...names])]),
    containers: 1 + shapes.reduce((sum, { containers }) => sum + containers, 0),
    levels: Math.max(level + 1, ...shapes.map(({ levels }) => levels)),
  };
}

describe("a text of JSON", () => {
  it("a text of JSON is simple up to its bounds, and no further", () => {
    expect(isSimpleJson(list(mostNames, member))).toBe(true);
    expect(isSimpleJson(list(mostNames + 1, member))).toBe(false);
    expect(isSimpleJson(list(mostContainers - 1, () => "{}"))).toBe(true);
    expect(isSimpleJson(list(mostContainers, () => "{}"))).toBe(false);
    expect(isSimpleJson("[".repeat(mostLevels) + "]".repeat(mostLevels))).toBe(true);
    expect(isSimpleJson("[".repeat(mostLevels + 1))).toBe(false);
    expect(isSimpleJson("{".repeat(mostLevels + 1))).toBe(false);
  });

  it("a text of JSON may hold brackets, colons and escaped quotes in its strings", () => {
    expect(isSimpleJson(JSON.stringify("[{".repeat(mostContainers)))).toBe(true);
    expect(isSimpleJson(JSON.stringify({ '\\"': '"]}":' }))).toBe(true);
    expect(isSimpleJson(list(mostNames + 1, (n) => `"f${n}"`))).toBe(true);
    expect(isSimpleJson(list(mostNames + 1, (n) => `{"\\"f${n}"  \n\t:0}`))).toBe(false);
  });

  it.each(["", "soon", '"', '{"loadCurve":[{"date":"2026', '"\\"', "\\"])("%j is left to the parser", (text) => {
    expect(isSimpleJson(text)).toBe(true);
  });

  it("a text of JSON is simple exactly when what it holds is within the bounds", () => {
    const value = fc.letrec((tie) => ({
      value: fc.oneof({ depthSize: "large" }, fc.string(), fc.integer(), tie("list"), tie("object")),
      list: fc.array(tie("value"), { maxLength: 4 }),
      object: fc.dictionary(fc.string({ minLength: 1 }), tie("value"), { maxKeys: 40 }),
    })).value;
    fc.assert(
      fc.property(value, fc.constantFrom(undefined, 1), (anything, indent) => {
        const { names, containers, levels } = shapeOf(anything);
        const isWithin = names.size <= mostNames && containers <= mostContainers && levels <= mostLevels;
        expect(isSimpleJson(JSON.stringify(anything, null, indent))).toBe(isWithin);
      }),
    );
  });
});
