import { describe, expect, it } from "vitest";
import { costOf } from "../../../shared/tariffs/cost.ts";
import type { Option } from "../../../shared/tariffs/option.ts";
import { priceListOn } from "../../../shared/tariffs/price-list.ts";
import type { Colour } from "../../../shared/tariffs/tempo.ts";
import vectors from "../../../shared/tariffs/test-vectors.json" with { type: "json" };
import { figures } from "./figures.ts";
import { known } from "./homes.ts";
import { spreadsheet } from "./spreadsheet.ts";

const MINUTE_MS = 60_000;

/** A vector as a port in another language reads it; in its energies `-` is a reading that is missing. */
function read({ option, kva, start, end, pricesOf, curve, offPeakHours, colours }: (typeof vectors)[number]) {
  const startMs = Date.parse(curve.start);
  const stepMs = curve.stepMinutes * MINUTE_MS;
  const draws = curve.energyWh.split(" ").flatMap((text, at) => {
    const draw = { startMs: startMs + at * stepMs, endMs: startMs + (at + 1) * stepMs, energyWh: Number(text) };
    return text === "-" ? [] : [draw];
  });
  return {
    home: {
      curve: draws,
      offPeakHours: offPeakHours.map((hours) => ({ ...hours, from: known(hours.from) })),
      colours: new Map(Object.entries(colours).map(([on, colour]) => [known(on), colour as Colour])),
    },
    choice: { option: option as Option, kva },
    of: { start: known(start), end: known(end) },
    pricesOf,
  };
}

describe("the test vectors for other languages", () => {
  it.each(vectors)("the cost of a vector is what the core gives, to the last digit: $name", (vector) => {
    const { home, choice, of, pricesOf } = read(vector);
    const listOn = pricesOf === null ? priceListOn : () => priceListOn(known(pricesOf));
    expect(costOf(home, choice, of, listOn)).toEqual({ ok: true, value: vector.cost });
  });

  it.each(vectors)("the cost of a vector is what a spreadsheet gives: $name", (vector) => {
    const { home, choice, of, pricesOf } = read(vector);
    expect(figures(vector.cost)).toEqual(spreadsheet(home, choice, of, (day) => pricesOf ?? day));
  });

  it("the vectors have each option, a partial cost, an approximate one and one at the prices of another day", () => {
    expect(new Set(vectors.map(({ option }) => option))).toEqual(new Set(["base", "offPeak", "tempo"]));
    expect(vectors.filter(({ cost }) => cost.isPartial).length).toBeGreaterThan(2);
    expect(vectors.filter(({ cost }) => cost.approximateWh > 0).length).toBeGreaterThan(0);
    expect(vectors.filter(({ pricesOf }) => pricesOf !== null).length).toBe(1);
  });
});
