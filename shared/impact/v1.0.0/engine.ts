import { factorOf, type Process } from "./factors/factors.ts";
import type { Indicator } from "./factors/indicators.ts";
import { rounded } from "./score.ts";

/** A quantity of one process, in the process's own unit. */
export interface Consumption {
  readonly process: Process;
  readonly amount: number;
}

/** Σ amount × factor, in the indicator's unit; `null` when one of the processes has no figure: no part stands for the whole. */
export function total(consumptions: readonly Consumption[], method: string, indicator: Indicator): number | null {
  let sum = 0;
  for (const { process, amount } of consumptions) {
    const factor = factorOf(process.id, method, indicator);
    if (factor === undefined) return null;
    sum += amount * factor;
  }
  return rounded(sum);
}
