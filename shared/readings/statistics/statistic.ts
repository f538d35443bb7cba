import type { RegisterName } from "../columns.ts";
import type { DirectedSeries } from "../series.ts";
import { costKey, idPrefix, keyOfTariff } from "./statistic-names.ts";

/** One statistic of Home Assistant: energy of a series or of one of its registers, or what that cost. */
export interface Statistic {
  /** The end of its id. */
  readonly key: string;
  readonly id: string;
  readonly name: string;
  readonly unit: "Wh" | "EUR";
  /** What a Wh adds to it, in its unit. */
  readonly perWh: number;
}

/** `meter`: masked but for the last four digits; `name`: what the ids call it; `tariff`: `null` for all of them together. */
export function energyStatistic(
  of: DirectedSeries & { readonly meter: string },
  name: string,
  tariff: RegisterName | null,
): Statistic {
  const named = tariff === null ? "" : ` ${tariff.owner} ${tariff.register}`;
  const key = keyOfTariff(tariff);
  return {
    key,
    id: idPrefix(name, of) + key,
    name: `Linky ${of.meter.slice(-4)} ${of.direction} ${of.series}${named}`,
    unit: "Wh",
    perWh: 1,
  };
}

/** `price`: euros for a kWh. */
export const costStatistic = ({ key, id, name }: Statistic, price: number): Statistic => ({
  key: costKey(key),
  id: costKey(id),
  name: `${name} (€)`,
  unit: "EUR",
  perWh: price / 1000,
});
