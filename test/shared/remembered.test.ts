import { describe, expect, it } from "vitest";
import { remembered } from "../../shared/remembered.ts";

describe("a function that remembers", () => {
  it("a function that remembers is asked once for each key", () => {
    const asked: number[] = [];
    const double = remembered(2, (n: number) => {
      asked.push(n);
      return n * 2;
    });
    expect([double(1), double(2), double(1), double(2)]).toEqual([2, 4, 2, 4]);
    expect(asked).toEqual([1, 2]);
  });

  it("a function that remembers keeps no more results than it may, and goes on being right", () => {
    const asked: number[] = [];
    const double = remembered(2, (n: number) => {
      asked.push(n);
      return n * 2;
    });
    expect([1, 2, 3, 1].map(double)).toEqual([2, 4, 6, 2]);
    expect(asked).toEqual([1, 2, 3, 1]);
  });
});
