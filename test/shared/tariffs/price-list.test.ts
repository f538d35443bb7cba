import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { addDays, day } from "../../../shared/paris-time.ts";
import { OPTIONS } from "../../../shared/tariffs/option.ts";
import { isOffered, powersOffered, priceListOn, pricesOf, TARIF_BLEU } from "../../../shared/tariffs/price-list.ts";
import { PRICE_TABLE } from "../../../shared/tariffs/price-table-schema.ts";
import { subscriptionOf } from "../../../shared/tariffs/subscription.ts";
import { known } from "./homes.ts";

const file = JSON.parse(
  readFileSync(join(import.meta.dirname, "../../../shared/tariffs/tarif-bleu.json"), "utf8"),
) as unknown;

const [first, , , last] = TARIF_BLEU.lists;
if (first === undefined || last === undefined) throw new Error("four lists are expected");

describe("the file of prices", () => {
  it("the file has the shape that its schema describes", () => {
    expect(PRICE_TABLE.safeParse(file).error).toBeUndefined();
  });

  it("every list begins on a day after the one before, and is from the publisher whom the file names", () => {
    const { lists, publisher, reviewedOn, knownUntil } = PRICE_TABLE.parse(file);
    const days = lists.map(({ from }) => from);
    expect([...new Set(days)].sort()).toEqual(days);
    expect(days.every((from) => day(from) !== null && from <= reviewedOn && from < knownUntil)).toBe(true);
    expect(lists.map(({ sources }) => sources[0]?.publisher)).toEqual(lists.map(() => publisher));
  });

  it("every power of an option has its energy prices, and a price never falls with the power", () => {
    for (const list of TARIF_BLEU.lists) {
      for (const option of OPTIONS) {
        const subscriptions = Object.entries(list[option].monthly).filter(([, euros]) => euros !== null);
        const prices = subscriptions.map(([kva]) => pricesOf(list, { option, kva: Number(kva) }));
        expect(prices).not.toContain(null);
        const months = prices.map((found) => found?.month ?? 0);
        expect(months).toEqual(months.toSorted((one, other) => one - other));
      }
    }
  });

  it("off-peak hours cost less than peak hours in each list, and red days more than white and blue ones", () => {
    for (const list of TARIF_BLEU.lists) {
      const [offPeak, tempo] = (["offPeak", "tempo"] as const).map(
        (option) => new Map(pricesOf(list, { option, kva: 6 })?.perWh),
      );
      expect(offPeak?.get("offPeak")).toBeLessThan(offPeak?.get("peak") ?? 0);
      const rising = ["blueOffPeak", "whiteOffPeak", "redOffPeak", "bluePeak", "whitePeak", "redPeak"] as const;
      const found = rising.map((rate) => tempo?.get(rate) ?? 0);
      expect(found).toEqual(found.toSorted((one, other) => one - other));
    }
  });
});

describe("the prices of a day", () => {
  it.each(TARIF_BLEU.lists)("the list of $from begins on its day, and not before", ({ from }) => {
    expect(priceListOn(known(from))?.from).toBe(from);
    expect(priceListOn(addDays(known(from), -1))?.from).not.toBe(from);
  });

  it("no price is known before the first list, nor from the day on which they may change again", () => {
    expect(priceListOn(known("2025-01-31"))).toBeNull();
    expect(priceListOn(known("2027-01-31"))?.from).toBe("2026-08-01");
    expect(priceListOn(known("2027-02-01"))).toBeNull();
  });

  it("the energy of Base has one price up to 6 kVA and another above", () => {
    const priceAt = (kva: number) => pricesOf(last, { option: "base", kva })?.perWh;
    expect([3, 6, 9, 36].map(priceAt)).toEqual([
      [["base", 200_100]],
      [["base", 200_100]],
      [["base", 198_500]],
      [["base", 198_500]],
    ]);
  });

  it.each([0, 7, 42, Number.NaN])("a power that does not exist has no price: %d kVA", (kva) => {
    expect(OPTIONS.map((option) => pricesOf(last, { option, kva }))).toEqual([null, null, null]);
  });
});

describe("what can be chosen", () => {
  it("Base above 6 kVA is never offered, though it has a price for those who have it", () => {
    for (const list of TARIF_BLEU.lists) {
      for (const kva of [9, 12, 15, 18, 24, 30, 36]) {
        expect(isOffered(list, { option: "base", kva })).toBe(false);
        expect(pricesOf(list, { option: "base", kva })).not.toBeNull();
      }
      expect([3, 6].map((kva) => isOffered(list, { option: "base", kva }))).toEqual([true, true]);
    }
  });

  it("peak hours at 3 kVA and Tempo at 24 kVA are offered since August 2026", () => {
    const offered = [first, last].map((list) => [
      isOffered(list, { option: "offPeak", kva: 3 }),
      isOffered(list, { option: "tempo", kva: 24 }),
    ]);
    expect(offered).toEqual([
      [false, false],
      [true, true],
    ]);
  });

  it("every power is offered with some option", () => {
    expect(powersOffered(last)).toEqual([3, 6, 9, 12, 15, 18, 24, 30, 36]);
  });
});

describe("a subscription by the day", () => {
  const daysFrom = (from: string, count: number) => Array.from({ length: count }, (_, at) => addDays(known(from), at));

  it.each([
    ["2026-02-01", 28],
    ["2028-02-01", 29],
    ["2026-03-01", 31],
    ["2026-06-01", 30],
  ])("the days of a month cost its price exactly, however many: %s", (from, count) => {
    for (const month of [15_860_000_000, 12_130_000_000, 1])
      expect(subscriptionOf(daysFrom(from, count), month)).toBe(month);
  });

  it("two days of a month differ by a thousand-millionth of a euro at most", () => {
    const shares = daysFrom("2026-03-01", 31).map((on) => subscriptionOf([on], 15_860_000_000));
    expect(new Set(shares)).toEqual(new Set([511_612_903, 511_612_904]));
  });
});
