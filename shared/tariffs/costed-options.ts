import type { Period } from "../measures/period.ts";
import type { Day } from "../paris-time.ts";
import { accepted, type Outcome } from "../refusals/refusal.ts";
import { compareOptions } from "./comparison.ts";
import { type Cost, costOf, type Home } from "./cost.ts";
import { type CountedDay, countedCost } from "./counted-cost.ts";
import type { CurveRefusal } from "./curve.ts";
import { type Choice, OPTIONS, type Option } from "./option.ts";
import { hasOwnPrices, type OwnPrices, ownPriceList } from "./own-prices.ts";
import { isOffered, priceListOn } from "./price-list.ts";
import { type CountedCalendar, rateOf } from "./register-rates.ts";

/** A period under one option; `own`: under one's own contract, with prices of its own, which do not change in it. */
export interface CostedOption {
  readonly option: Option;
  readonly isOwnPrices: boolean;
  readonly isOffered: boolean;
  readonly inForce: Cost;
  /** As if today's prices had held all along. */
  readonly todays: Cost;
}

/** One's own contract at its own prices, where somebody typed any, then each option of the regulated tariff. */
export function costedByCurve(
  home: Home,
  own: Choice,
  prices: OwnPrices,
  period: Period,
  today: Day,
): Outcome<readonly CostedOption[], CurveRefusal> {
  const compared = compareOptions(home, own, period, today);
  if (!compared.ok) return compared;
  const options = compared.value.map(
    ({ option, isOffered: offered, atPricesInForce, atTodaysPrices }): CostedOption => ({
      option,
      isOwnPrices: false,
      isOffered: offered,
      inForce: atPricesInForce,
      todays: atTodaysPrices,
    }),
  );
  const list = priceListOn(today);
  if (list === null || !hasOwnPrices(prices)) return accepted(options);
  const cost = costOf(home, own, period, () => ownPriceList(list, own, prices));
  if (!cost.ok) return cost;
  return accepted([ownOption(own, cost.value), ...options]);
}

/** The same from what a meter counted: Base of any home, and the option whose rates its registers count. */
export function costedByCounts(
  days: readonly CountedDay[],
  calendar: CountedCalendar | null,
  own: Choice,
  prices: OwnPrices,
  period: Period,
  today: Day,
): readonly CostedOption[] {
  const list = priceListOn(today);
  const counted = calendar === null ? [] : countsOf(calendar);
  const countsBy = (option: Option) => (option === calendar?.option && option !== "base" ? counted : days);
  const options = OPTIONS.flatMap((option): CostedOption[] => {
    const choice = { option, kva: own.kva };
    const offered = list !== null && isOffered(list, choice);
    const isCounted = option === "base" ? days.length > 0 : option === calendar?.option;
    if (!isCounted || (!offered && option !== own.option)) return [];
    const cost = (listOn: typeof priceListOn) => countedCost(countsBy(option), choice, period, listOn);
    return [{ option, isOwnPrices: false, isOffered: offered, inForce: cost(priceListOn), todays: cost(() => list) }];
  });
  const isOwnCounted = options.some(({ option }) => option === own.option);
  if (list === null || !hasOwnPrices(prices) || !isOwnCounted) return options;
  const ownList = ownPriceList(list, own, prices);
  return [
    ownOption(
      own,
      countedCost(countsBy(own.option), own, period, () => ownList),
    ),
    ...options,
  ];
}

const ownOption = ({ option }: Choice, cost: Cost): CostedOption => ({
  option,
  isOwnPrices: true,
  isOffered: false,
  inForce: cost,
  todays: cost,
});

const countsOf = ({ readings }: CountedCalendar): CountedDay[] =>
  readings.flatMap(({ day, register, energyWh }) => {
    const rate = rateOf(register);
    return rate === null || energyWh === null ? [] : [{ day, rate, energyWh }];
  });
