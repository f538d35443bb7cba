import { CONTRACT as TEXTS } from "#words/contract";
import type { LeftOut } from "../../../../shared/tariffs/cost.ts";
import { energy } from "../../chart/quantities.ts";

const HOUR_MS = 3_600_000;
const number = new Intl.NumberFormat("fr-FR", { maximumFractionDigits: 1 });

/** What of a period is in no total of an option, one text for each reason. */
export function leftOutTexts(leftOut: LeftOut): string[] {
  const { left } = TEXTS;
  const { missingMs, incompleteDays, unpricedDays, unpricedWh, uncolouredWh, uncolouredDays, withoutHoursWh } = leftOut;
  return [
    ...(missingMs > 0 ? [left.missing(`${number.format(missingMs / HOUR_MS)}\u00a0h`, incompleteDays)] : []),
    ...(uncolouredDays.length > 0 ? [left.uncoloured(energy(uncolouredWh), uncolouredDays.length)] : []),
    ...(withoutHoursWh > 0 ? [left.withoutHours(energy(withoutHoursWh))] : []),
    ...(unpricedDays > 0 ? [left.unpriced(energy(unpricedWh), unpricedDays)] : []),
  ];
}
