import type { Period } from "../measures/period.ts";
import { type Day, dayEndMs, dayStartMs, daysOf } from "../paris-time.ts";
import { type Cost, linesOf, partsOf } from "./cost.ts";
import type { Choice, Rate } from "./option.ts";
import type { PriceList } from "./price-list.ts";

/** What a meter counted of a rate on a day. */
export interface CountedDay {
  readonly day: Day;
  readonly rate: Rate;
  readonly energyWh: number;
}

/** What a choice costs by the counts of whole days, where there is no load curve: the rates are those that the meter counted. */
export function countedCost(
  counts: readonly CountedDay[],
  choice: Choice,
  period: Period,
  listOn: (on: Day) => PriceList | null,
): Cost {
  const { parts, partOn, unpricedDays } = partsOf(choice, period, listOn);
  let unpricedWh = 0;
  const counted = new Set<Day>();
  for (const { day, rate, energyWh } of counts) {
    if (day < period.start || day >= period.end) continue;
    counted.add(day);
    const part = partOn.get(day);
    if (part === undefined) unpricedWh += energyWh;
    else part.energyWh.set(rate, (part.energyWh.get(rate) ?? 0) + energyWh);
  }
  const missing = daysOf(period.start, period.end).filter((day) => !counted.has(day));
  return {
    ...linesOf(parts),
    leftOut: {
      missingMs: missing.reduce((sum, day) => sum + dayEndMs(day) - dayStartMs(day), 0),
      incompleteDays: missing.length,
      unpricedDays,
      unpricedWh,
      uncolouredWh: 0,
      uncolouredDays: [],
      withoutHoursWh: 0,
    },
    isPartial: missing.length + unpricedDays > 0,
    approximateWh: 0,
  };
}
