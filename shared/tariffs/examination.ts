import type { ClockRange } from "../enedis/contract/off-peak-text.ts";
import type { Period } from "../measures/period.ts";
import type { Day } from "../paris-time.ts";
import { accepted, type Outcome } from "../refusals/refusal.ts";
import { type CostedOption, costedByCounts, costedByCurve } from "./costed-options.ts";
import type { CountedDay } from "./counted-cost.ts";
import { type Counts, countsBeside } from "./counts-beside.ts";
import type { CurveRefusal, Draw } from "./curve.ts";
import { type HoursInForce, hoursInForce } from "./hours-in-force.ts";
import type { OffPeakHours } from "./off-peak-hours.ts";
import type { Choice, Option } from "./option.ts";
import type { OwnPrices } from "./own-prices.ts";
import { powersOffered, priceListOn } from "./price-list.ts";
import { countedCalendar, offPeakDays, type RegisterReading } from "./register-rates.ts";
import { type Peak, type PowerRefusal, type SufficientPower, sufficientPower } from "./subscribed-power.ts";
import type { Colours } from "./tempo.ts";

/** What is known of a contract. `dated`: hours whose first day somebody typed; `ranges`: those that nothing dates, which a register may. */
export interface KnownContract {
  readonly option: Option | null;
  readonly kva: number | null;
  readonly dated: readonly OffPeakHours[];
  readonly ranges: readonly ClockRange[];
  readonly prices: OwnPrices;
}

/** A home as it was read over a period. */
export interface ExaminedHome {
  readonly period: Period;
  readonly today: Day;
  readonly curve: readonly Draw[];
  /** The energy of whole days, for a home without a curve. */
  readonly days: readonly CountedDay[];
  readonly peaks: readonly Peak[];
  readonly registers: readonly RegisterReading[];
  readonly colours: Colours;
  readonly contract: KnownContract;
}

export interface Examination {
  readonly own: Choice;
  /** What of it nobody told: it is a guess, and said to be one. */
  readonly isGuessed: { readonly option: boolean; readonly kva: boolean };
  readonly options: readonly CostedOption[];
  /** Of the ranges that nothing dates; `null`: there are none. */
  readonly hours: HoursInForce | null;
  readonly power: Outcome<SufficientPower, PowerRefusal>;
  /** What the registers counted beside what the curve gives; `null`: there is nothing to hold side by side. */
  readonly counts: Counts | null;
}

/** When nothing tells the power: that of most homes in France. */
const USUAL_KVA = 6;
const NO_HOURS: HoursInForce = { hours: [], verdict: { kind: "unconfirmed" } };

/** What a home paid, what it would have paid otherwise, and what its contract could be. */
export function examine(home: ExaminedHome): Outcome<Examination, CurveRefusal> {
  const { contract, period, today, registers, curve } = home;
  const list = priceListOn(today);
  const powers = list === null ? [] : powersOffered(list);
  const power = sufficientPower(home.peaks, period, powers);
  const calendar = countedCalendar(registers);
  const guess: Option = contract.ranges.length > 0 ? "offPeak" : "base";
  const kva = contract.kva ?? (power.ok ? power.value.kva : USUAL_KVA);
  const own = {
    option: contract.option ?? calendar?.option ?? guess,
    // Of a power between two of the list, the price is that of the next one.
    kva: powers.find((one) => one >= kva) ?? kva,
  };
  const undated = contract.ranges.length > 0;
  const found = undated ? hoursInForce(curve, contract.ranges, offPeakDays(registers), period) : accepted(NO_HOURS);
  if (!found.ok) return found;
  const drawn = { curve, offPeakHours: [...contract.dated, ...found.value.hours], colours: home.colours };
  const options =
    curve.length > 0
      ? costedByCurve(drawn, own, contract.prices, period, today)
      : accepted(costedByCounts(home.days, calendar, own, contract.prices, period, today));
  if (!options.ok) return options;
  return accepted({
    own,
    isGuessed: { option: contract.option === null && calendar === null, kva: contract.kva === null },
    options: options.value,
    hours: undated ? found.value : null,
    power,
    counts: calendar === null ? null : countsBeside(drawn, calendar, period),
  });
}
