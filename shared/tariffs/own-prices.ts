import type { Choice, Rate } from "./option.ts";
import type { PriceList } from "./price-list.ts";

/** Prices that somebody typed from a bill: ct€ for a kWh by rate, € for a month. What is not there is that of the regulated tariff. */
export interface OwnPrices {
  readonly cents: Readonly<Partial<Record<Rate, number>>>;
  readonly month: number | null;
}

export const hasOwnPrices = ({ cents, month }: OwnPrices): boolean => month !== null || Object.keys(cents).length > 0;

/** The list of a contract with prices of its own, for every day. */
export function ownPriceList(list: PriceList, { option, kva }: Choice, { cents, month }: OwnPrices): PriceList {
  const { energy, monthly, newcomersUpToKva } = list[option];
  const regulated = energy.find(({ upToKva }) => kva <= upToKva)?.prices ?? {};
  return {
    ...list,
    [option]: {
      newcomersUpToKva,
      energy: [{ upToKva: kva, prices: { ...regulated, ...cents } }],
      monthly: { ...monthly, ...(month !== null && { [kva]: month }) },
    },
  };
}
