import { describe, expect, it } from "vitest";
import { PriceUse } from "../../../shared/readings/price-use.ts";
import { SERIES } from "../../../shared/readings/series.ts";
import { PRICE_PATTERN, seriesQuery } from "../../../shared/readings/series-query.ts";
import { PEAK_OFF_PEAK } from "../../support/meters.ts";
import { run } from "./runs.ts";

const NOW = Date.parse("2026-11-20T10:00:00Z");
const read = (price: string) => {
  const query = seriesQuery({ price: [price] }, NOW);
  return query.ok ? [...query.value.prices] : query.refusal.code;
};

describe("prices", () => {
  it.each([
    ["0.2016", [[null, 0.2016]]],
    [
      "HP:0.2146,HC:0.1696",
      [
        ["HP", 0.2146],
        ["HC", 0.1696],
      ],
    ],
    [
      "HP:0.2146, HC:0",
      [
        ["HP", 0.2146],
        ["HC", 0],
      ],
    ],
    [
      "HP:1,2:0.5",
      [
        ["HP", 1],
        ["2", 0.5],
      ],
    ],
  ])("prices are read from %s", (text, prices) => {
    expect(read(text)).toEqual(prices);
  });

  it.each(["HP:0,21", "0,21", "HP:0,21,HC:0,16", "HP:0.2,HC:0,16"])(
    "prices with a decimal comma are ambiguous: %s",
    (text) => {
      expect(read(text)).toBe("price_ambiguous");
      expect(text).not.toMatch(new RegExp(PRICE_PATTERN));
    },
  );

  it.each(["cheap", "HP:0.21,0.16", "HP:0.2,HP:0.3", "-1", "1234", "HP:", ","])(
    "these prices are refused: %s",
    (text) => {
      expect(read(text)).toBe("parameter_not_allowed");
    },
  );
});

describe("prices that no row has", () => {
  const unused = async (prices: [string | null, number][], series: "daily" | "registers") => {
    const { rows } = await run({ series, meter: PEAK_OFF_PEAK, start: "2026-11-01", end: "2026-11-04" });
    const use = new PriceUse(new Map(prices), SERIES[series]);
    use.note(rows);
    return use.unused();
  };

  it("prices that no row has are named by their register", async () => {
    expect(
      await unused(
        [
          ["HP", 0.2],
          ["HC", 0.1],
          ["HPJB", 0.3],
        ],
        "registers",
      ),
    ).toEqual(["HPJB"]);
    expect(
      await unused(
        [
          ["HP", 0.2],
          ["HC", 0.1],
        ],
        "daily",
      ),
    ).toEqual(["HP", "HC"]);
    expect(await unused([[null, 0.2]], "daily")).toEqual([]);
    expect(
      await unused(
        [
          ["HP", 0.2],
          [null, 0.1],
        ],
        "daily",
      ),
    ).toEqual(["HP"]);
  });
});
