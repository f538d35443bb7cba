import type { Period } from "../measures/period.ts";
import type { Day } from "../paris-time.ts";
import { accepted, type Outcome } from "../refusals/refusal.ts";
import { type Cost, costOf, type Home } from "./cost.ts";
import type { CurveRefusal } from "./curve.ts";
import { type Choice, OPTIONS, type Option } from "./option.ts";
import { isOffered, priceListOn } from "./price-list.ts";

/** The same period under one option. */
export interface ComparedOption {
  readonly option: Option;
  /** Somebody can choose it today; else it is only there because it is one's own. */
  readonly isOffered: boolean;
  /** By the price in force on the day of each reading. */
  readonly atPricesInForce: Cost;
  /** As if today's prices had held all along. */
  readonly atTodaysPrices: Cost;
}

/** What a period costs under one's own option and under each that can be chosen today at the same power. */
export function compareOptions(
  home: Home,
  own: Choice,
  period: Period,
  today: Day,
): Outcome<readonly ComparedOption[], CurveRefusal> {
  const list = priceListOn(today);
  const compared: ComparedOption[] = [];
  for (const option of OPTIONS) {
    const choice = { option, kva: own.kva };
    const offered = list !== null && isOffered(list, choice);
    if (!offered && option !== own.option) continue;
    const atPricesInForce = costOf(home, choice, period, priceListOn);
    if (!atPricesInForce.ok) return atPricesInForce;
    const atTodaysPrices = costOf(home, choice, period, () => list);
    if (!atTodaysPrices.ok) return atTodaysPrices;
    compared.push({
      option,
      isOffered: offered,
      atPricesInForce: atPricesInForce.value,
      atTodaysPrices: atTodaysPrices.value,
    });
  }
  return accepted(compared);
}
