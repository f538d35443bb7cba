import { describe, expect, it } from "vitest";
import { emissionsOf } from "../../../site/browser/consommation/carbon.ts";

const AT = Date.UTC(2026, 10, 20, 12);
const QUARTER_MS = 900_000;
const interval = (quarters: number, wh: number, from = 0) => ({
  startMs: AT + from * QUARTER_MS,
  endMs: AT + (from + quarters) * QUARTER_MS,
  wh,
});
const grams = (...values: (number | null)[]) =>
  new Map(values.flatMap((value, at) => (value === null ? [] : [[AT + at * QUARTER_MS, value] as const])));

describe("emissions", () => {
  it("emissions weigh each interval by the mean of its quarters", () => {
    const { mg, wh, unknownWh } = emissionsOf([interval(2, 500), interval(2, 100, 2)], grams(20, 30, 50, 50));
    expect([mg, wh, unknownWh]).toEqual([500 * 25 + 100 * 50, 600, 0]);
  });

  it("emissions leave out an interval that lacks a quarter, and count its energy", () => {
    const { mg, wh, unknownWh, weighed } = emissionsOf(
      [interval(2, 500), interval(2, 100, 2)],
      grams(20, 30, 50, null),
    );
    expect([mg, wh, unknownWh]).toEqual([12_500, 500, 100]);
    expect(weighed).toHaveLength(1);
  });

  it("emissions take the part of a quarter that a shorter interval covers", () => {
    const short = { startMs: AT + 600_000, endMs: AT + 1_200_000, wh: 30 };
    expect(emissionsOf([short], grams(20, 40)).mg).toBe(30 * 30);
  });

  it("emissions of nothing are nothing", () =>
    expect(emissionsOf([], grams(20))).toMatchObject({ mg: 0, wh: 0, unknownWh: 0 }));
});
