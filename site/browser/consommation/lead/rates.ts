import { addDays, type Day } from "../../../../shared/paris-time.ts";
import { centsPerKwh, type EnergyPriceTable } from "../../../../shared/tariffs/energy-prices.ts";
import type { KnownContract } from "../../../../shared/tariffs/examination.ts";
import type { OffPeakHours } from "../../../../shared/tariffs/off-peak-hours.ts";
import { type Option, RATES_OF } from "../../../../shared/tariffs/option.ts";
import type { Cents } from "./day-cost.ts";

const LOWEST_KVA = 3;

/** What a kWh costs a home on a day: by its own contract where one is known, else by the regulated tariff of what its meter tells. */
export interface LeadRates {
  readonly option: Option;
  /** `null`: no price is known. */
  readonly cents: Cents | null;
  /** A price of it was typed. */
  readonly isTyped: boolean;
  readonly hours: readonly OffPeakHours[];
}

export function leadRates(
  { option: told, kva, dated, ranges, prices }: KnownContract,
  table: EnergyPriceTable,
  on: Day,
): LeadRates {
  const undated = ranges.length === 0 ? [] : [{ from: addDays(on, -1), winter: ranges, summer: ranges }];
  const hours = dated.length > 0 ? dated : undated;
  const option = told ?? (hours.length > 0 ? "offPeak" : "base");
  const typed = RATES_OF[option].flatMap((rate) => {
    const cents = prices.cents[rate];
    return cents === undefined ? [] : [[rate, cents] as const];
  });
  const regulated = centsPerKwh(table, on, option, kva ?? LOWEST_KVA);
  const cents = regulated === null && typed.length === 0 ? null : { ...regulated, ...Object.fromEntries(typed) };
  return { option, cents, isTyped: typed.length > 0, hours };
}
