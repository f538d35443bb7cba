import type { Day } from "../paris-time.ts";
import { type Choice, OPTIONS, type Option, RATES_OF, type Rate } from "./option.ts";
import table from "./tarif-bleu.json" with { type: "json" };

/** The prices of an option as they are printed: ct€ for a kWh, € for a month of subscription. */
interface OptionPrices {
  /** The highest power at which somebody can still choose the option, in kVA. */
  readonly newcomersUpToKva: number;
  /** By power, the lowest bound first. */
  readonly energy: readonly { readonly upToKva: number; readonly prices: Readonly<Partial<Record<Rate, number>>> }[];
  /** By power in kVA; `null`: the option does not exist at this power. */
  readonly monthly: Readonly<Record<string, number | null>>;
}

/** What the three options cost from one day on. */
export interface PriceList extends Readonly<Record<Option, OptionPrices>> {
  readonly from: string;
}

/** The regulated tariff of mainland France, by its publisher; the sources stand beside the figures. */
export const TARIF_BLEU: {
  readonly publisher: string;
  readonly reviewedOn: string;
  /** The day on which prices are expected to change again: from it on none is known. */
  readonly knownUntil: string;
  /** In the order of their days. */
  readonly lists: readonly PriceList[];
} = table;

/** The prices in force on a day; `null`: they are not known. */
export const priceListOn = (on: Day): PriceList | null =>
  on < TARIF_BLEU.knownUntil ? (TARIF_BLEU.lists.findLast(({ from }) => from <= on) ?? null) : null;

/** What a choice costs, in whole thousand-millionths of a euro. */
export interface Prices {
  readonly perWh: readonly (readonly [Rate, number])[];
  readonly month: number;
}

/** The prices of a choice on a list; `null`: the list has no such choice. */
export function pricesOf(list: PriceList, { option, kva }: Choice): Prices | null {
  const euros = list[option].monthly[kva] ?? null;
  const cents = list[option].energy.find(({ upToKva }) => kva <= upToKva)?.prices ?? {};
  const perWh = RATES_OF[option].flatMap((rate) => {
    const price = cents[rate];
    return price === undefined ? [] : [[rate, Math.round(price * 10_000)] as const];
  });
  if (euros === null || perWh.length < RATES_OF[option].length) return null;
  return { perWh, month: Math.round(euros * 100) * 10_000_000 };
}

/** Whether somebody can choose this now. Base above 6 kVA is only for those who have it. */
export const isOffered = (list: PriceList, choice: Choice): boolean =>
  pricesOf(list, choice) !== null && choice.kva <= list[choice.option].newcomersUpToKva;

/** The powers that somebody can choose, in kVA, from the lowest. */
export const powersOffered = (list: PriceList): readonly number[] =>
  Object.keys(list.base.monthly)
    .map(Number)
    .filter((kva) => OPTIONS.some((option) => isOffered(list, { option, kva })));
