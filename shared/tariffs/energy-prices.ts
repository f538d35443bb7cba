import type { Day } from "../paris-time.ts";
import type { Option, Rate } from "./option.ts";
import type { PriceList } from "./price-list.ts";

/** What a kWh costs from one day on, in ct€, taxes included: a price list without subscriptions and sources. */
export interface EnergyPrices extends Readonly<Record<Option, PriceList[Option]["energy"]>> {
  readonly from: string;
}

/** The energy of all lists, in the order of their days, and the day from which no price is known. */
export interface EnergyPriceTable {
  readonly knownUntil: string;
  readonly lists: readonly EnergyPrices[];
}

/** The part of the price table that a page needs for the cost of a kWh: a third of it. */
export const energyPriceTable = (knownUntil: string, lists: readonly PriceList[]): EnergyPriceTable => ({
  knownUntil,
  lists: lists.map(({ from, base, offPeak, tempo }) => ({
    from,
    base: base.energy,
    offPeak: offPeak.energy,
    tempo: tempo.energy,
  })),
});

/** What a kWh costs on a day by its rate, in ct€; `null`: no price is known. Without a power, it is that of the lowest. */
export function centsPerKwh(
  { knownUntil, lists }: EnergyPriceTable,
  on: Day,
  option: Option,
  kva: number,
): Readonly<Partial<Record<Rate, number>>> | null {
  const list = on < knownUntil ? lists.findLast(({ from }) => from <= on) : undefined;
  return list?.[option].find(({ upToKva }) => kva <= upToKva)?.prices ?? null;
}
