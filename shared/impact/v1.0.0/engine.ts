import { factorsOf, type Process } from "./factors/factors.ts";
import type { Indicator } from "./factors/indicators.ts";
import { rounded } from "./score.ts";

/** A quantity of one process, in the process's own unit. */
export interface Consumption {
  readonly process: Process;
  readonly amount: number;
}

/** Σ amount × factor, in the indicator's unit; `null` when one of the processes has no figure: no part stands for the whole. */
export function total(consumptions: readonly Consumption[], method: string, indicator: Indicator): number | null {
  const factors = factorsOf(method, indicator);
  let sum = 0;
  for (const { process, amount } of consumptions) {
    const factor = factors?.get(process.id);
    if (factor === undefined) return null;
    sum += amount * factor;
  }
  return rounded(sum);
}
