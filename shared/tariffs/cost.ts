import type { Period } from "../measures/period.ts";
import { type Day, daysOf } from "../paris-time.ts";
import { accepted, type Outcome } from "../refusals/refusal.ts";
import { type CurveRefusal, type Draw, missingFrom, placedDraws } from "./curve.ts";
import type { Choice, Rate } from "./option.ts";
import { type PriceList, type Prices, pricesOf } from "./price-list.ts";
import { type Calendar, rateShares } from "./rate-shares.ts";
import { subscriptionOf } from "./subscription.ts";
import { tempoDay } from "./tempo.ts";

/** What a home drew, and when its rates are. */
export interface Home extends Calendar {
  readonly curve: readonly Draw[];
}

/** Energy at one price. Costs are whole thousand-millionths of a euro, taxes included. */
export interface EnergyLine {
  /** The day from which the price list holds. */
  readonly listFrom: string;
  readonly rate: Rate;
  readonly energyWh: number;
  readonly nanoEurosPerWh: number;
  readonly nanoEuros: number;
}

export interface SubscriptionLine {
  readonly listFrom: string;
  readonly days: number;
  readonly nanoEurosPerMonth: number;
  readonly nanoEuros: number;
}

/** What of the period is not in the total, because nothing says what it cost. None of it is guessed. */
export interface LeftOut {
  /** Time without a reading, and how many days it is on. */
  readonly missingMs: number;
  readonly incompleteDays: number;
  /** Days on which this choice has no known price, and the energy of them. */
  readonly unpricedDays: number;
  readonly unpricedWh: number;
  /** Tempo: energy of days whose colour is not known, and those days. */
  readonly uncolouredWh: number;
  readonly uncolouredDays: readonly Day[];
  /** Peak and off-peak: energy from before the first ranges that are known. */
  readonly withoutHoursWh: number;
}

/** What a choice costs over a period. */
export interface Cost {
  readonly energy: readonly EnergyLine[];
  readonly subscription: readonly SubscriptionLine[];
  /** The sum of all lines. */
  readonly nanoEuros: number;
  readonly leftOut: LeftOut;
  readonly isPartial: boolean;
  /** Energy of draws that a range begins or ends within: divided by minutes, so its cost is approximate. */
  readonly approximateWh: number;
}

/** What one price list holds of the period. */
export interface Part {
  readonly prices: Prices;
  readonly days: Day[];
  readonly energyWh: Map<Rate, number>;
}

/**
 * What a home pays for a choice over a period. `listOn` gives the prices of a day: those in force on it, or those of today for every
 * day. A price holds from midnight on, also for the hours before six, which have the colour of the day before.
 */
export function costOf(
  home: Home,
  choice: Choice,
  period: Period,
  listOn: (on: Day) => PriceList | null,
): Outcome<Cost, CurveRefusal> {
  const placed = placedDraws(home.curve, period);
  if (!placed.ok) return placed;
  const { parts, partOn, unpricedDays } = partsOf(choice, period, listOn);
  const leftWh = { unpriced: 0, colour: 0, hours: 0 };
  const uncolouredDays = new Set<Day>();
  let approximateWh = 0;
  for (const draw of placed.value) {
    const part = partOn.get(draw.day);
    const shares = rateShares(draw, choice.option, home);
    if (part === undefined) leftWh.unpriced += draw.energyWh;
    else if ("unknown" in shares) {
      leftWh[shares.unknown] += draw.energyWh;
      if (shares.unknown === "colour") uncolouredDays.add(tempoDay(draw.day, draw.from));
    } else {
      if (shares.length > 1) approximateWh += draw.energyWh;
      for (const { rate, energyWh } of shares) part.energyWh.set(rate, (part.energyWh.get(rate) ?? 0) + energyWh);
    }
  }
  const missing = missingFrom(placed.value, period);
  return accepted({
    ...linesOf(parts),
    leftOut: {
      ...missing,
      unpricedDays,
      unpricedWh: leftWh.unpriced,
      uncolouredWh: leftWh.colour,
      uncolouredDays: [...uncolouredDays].sort(),
      withoutHoursWh: leftWh.hours,
    },
    isPartial: missing.missingMs + unpricedDays + uncolouredDays.size + leftWh.hours > 0,
    approximateWh,
  });
}

/** The days of a period by the list that prices them, in the order of the lists. */
export function partsOf(choice: Choice, { start, end }: Period, listOn: (on: Day) => PriceList | null) {
  const parts = new Map<string, Part>();
  const partOn = new Map<Day, Part>();
  let unpricedDays = 0;
  for (const day of daysOf(start, end)) {
    const list = listOn(day);
    const prices = list && pricesOf(list, choice);
    if (list === null || prices === null) {
      unpricedDays++;
      continue;
    }
    const part: Part = parts.get(list.from) ?? { prices, days: [], energyWh: new Map() };
    part.days.push(day);
    parts.set(list.from, part);
    partOn.set(day, part);
  }
  return { parts, partOn, unpricedDays };
}

/** The lines of all lists, and their sum. */
export function linesOf(parts: ReadonlyMap<string, Part>): Pick<Cost, "energy" | "subscription" | "nanoEuros"> {
  const energy = [...parts].flatMap(([listFrom, part]) => energyLines(listFrom, part));
  const subscription = [...parts].map(([listFrom, { prices, days }]) => ({
    listFrom,
    days: days.length,
    nanoEurosPerMonth: prices.month,
    nanoEuros: subscriptionOf(days, prices.month),
  }));
  return {
    energy,
    subscription,
    nanoEuros: [...energy, ...subscription].reduce((sum, line) => sum + line.nanoEuros, 0),
  };
}

const energyLines = (listFrom: string, { prices, energyWh }: Part): EnergyLine[] =>
  prices.perWh.flatMap(([rate, nanoEurosPerWh]) => {
    const wh = energyWh.get(rate);
    return wh === undefined ? [] : [{ listFrom, rate, energyWh: wh, nanoEurosPerWh, nanoEuros: wh * nanoEurosPerWh }];
  });
