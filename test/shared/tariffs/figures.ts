import type { Cost } from "../../../shared/tariffs/cost.ts";

/** A cost, or the JSON of one. */
interface Figured extends Pick<Cost, "nanoEuros" | "approximateWh"> {
  readonly energy: readonly { readonly energyWh: number; readonly nanoEuros: number }[];
  readonly subscription: readonly { readonly nanoEuros: number }[];
  readonly leftOut: Omit<Cost["leftOut"], "uncolouredDays">;
}

export const sum = (numbers: readonly number[]): number => numbers.reduce((one, other) => one + other, 0);

/** The figures that both computations give. */
export const figures = ({ nanoEuros, energy, subscription, leftOut, approximateWh }: Figured) => ({
  totalNanoEuros: nanoEuros,
  energyNanoEuros: sum(energy.map((line) => line.nanoEuros)),
  subscriptionNanoEuros: sum(subscription.map((line) => line.nanoEuros)),
  pricedWh: sum(energy.map((line) => line.energyWh)),
  leftOutWh: leftOut.unpricedWh + leftOut.uncolouredWh + leftOut.withoutHoursWh,
  approximateWh,
  missingMinutes: leftOut.missingMs / 60_000,
  unpricedDays: leftOut.unpricedDays,
});
