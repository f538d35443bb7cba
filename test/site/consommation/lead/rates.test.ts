import { describe, expect, it } from "vitest";
import type { Day } from "../../../../shared/paris-time.ts";
import { energyPriceTable } from "../../../../shared/tariffs/energy-prices.ts";
import type { KnownContract } from "../../../../shared/tariffs/examination.ts";
import { RATES_OF } from "../../../../shared/tariffs/option.ts";
import { priceListOn, pricesOf, TARIF_BLEU } from "../../../../shared/tariffs/price-list.ts";
import { leadRates } from "../../../../site/browser/consommation/lead/rates.ts";

const TABLE = energyPriceTable(TARIF_BLEU.knownUntil, TARIF_BLEU.lists);
const DAY = "2026-11-29" as Day;
const NIGHT = [{ start: "22:30", end: "06:30" }] as unknown as KnownContract["ranges"];
const NOON = [{ start: "12:00", end: "15:00" }] as unknown as KnownContract["ranges"];
const UNKNOWN: KnownContract = { option: null, kva: null, dated: [], ranges: [], prices: { cents: {}, month: null } };
const rates = (known: Partial<KnownContract>, on = DAY) => leadRates({ ...UNKNOWN, ...known }, TABLE, on);

describe("the prices that the opening sentence counts with", () => {
  it("a home that tells nothing is priced by Base, one with off-peak hours by two prices", () => {
    expect(rates({})).toMatchObject({ option: "base", isTyped: false, hours: [] });
    expect(rates({ ranges: NIGHT })).toMatchObject({ option: "offPeak", hours: [{ winter: NIGHT, summer: NIGHT }] });
  });

  it.each(["base", "offPeak", "tempo"] as const)("a home that says %s is priced by it, at its power", (option) => {
    const { cents } = rates({ option, kva: 9, ranges: NIGHT });
    expect(Object.keys(cents ?? {}).sort()).toEqual([...RATES_OF[option]].sort());
    const list = priceListOn(DAY);
    const perWh = list && pricesOf(list, { option, kva: 9 })?.perWh;
    for (const [rate, nano] of perWh ?? []) expect(cents?.[rate]).toBeCloseTo(nano / 10_000, 6);
    expect(perWh).toHaveLength(RATES_OF[option].length);
  });

  it("a typed price replaces its own rate only, and those of another option count for nothing", () => {
    const prices = { cents: { peak: 30, redPeak: 90 }, month: null };
    const { cents, isTyped } = rates({ ranges: NIGHT, prices });
    expect(isTyped).toBe(true);
    expect(cents).toEqual({ ...rates({ ranges: NIGHT }).cents, peak: 30 });
    expect(rates({ option: "base", prices }).isTyped).toBe(false);
  });

  it("hours with a day win over those of the meter", () => {
    const dated = [{ from: "2026-03-15" as Day, winter: NOON, summer: NOON }];
    expect(rates({ ranges: NIGHT, dated }).hours).toEqual(dated);
  });

  it("a day without a known price has none, unless prices were typed", () => {
    const later = TARIF_BLEU.knownUntil as Day;
    expect(rates({}, later).cents).toBeNull();
    expect(rates({ prices: { cents: { base: 25 }, month: null } }, later).cents).toEqual({ base: 25 });
  });
});
