import { expect, it } from "vitest";
import { countedCode, STEPS } from "./counted-code.ts";

/** What the code returns, and how many steps it took. */
function run(code: string): readonly [unknown, number] {
  new Function(countedCode(`globalThis.result = (() => {${code}})()`))();
  const globals = globalThis as unknown as { readonly result: unknown } & Readonly<Record<string, number>>;
  return [globals.result, globals[STEPS] ?? Number.NaN];
}

it.each([
  ["nothing but a call", "return 1", [1, 1]],
  ["a loop that counts", "let sum = 0; for (let at = 0; at < 5; at++) sum += at; return sum", [10, 6]],
  ["a loop without a body", "let at = 0; for (; at < 7; at++); return at", [7, 8]],
  ["a loop over a list", "let sum = 0; for (const one of [1, 2, 3]) { sum += one } return sum", [6, 4]],
  ["a loop over names", "let all = ''; for (const name in { a: 1, b: 2 }) all += name; return all", ["ab", 3]],
  ["a loop that looks first, inside of another", "let n = 0; while (n < 6) while (n++ % 3 < 2); return n", [6, 7]],
  ["a loop that looks last", "let n = 0; do n++; while (n < 3); return n", [3, 4]],
  [
    "functions that are called by a method",
    "return [1, 2].map((one) => ({ one })).map(function (all) { return all.one })",
    [[1, 2], 5],
  ],
  [
    "a method, a getter and a generator",
    "class A { *all() { yield 1 } get one() { return [...this.all()][0] } } return new A().one",
    [1, 3],
  ],
  ["functions in functions", "return ((a) => (b) => a + b)(1)(2)", [3, 3]],
])("counted code does the same, and counts %s", (_what, code, expected) => {
  expect(run(code)).toEqual(expected);
});
