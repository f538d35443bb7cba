import type { Statistic } from "./statistic.ts";
import { SOURCE } from "./statistic-names.ts";

/** One hour of a statistic: what it adds, and the sum with it. `start` is the text of `startMs`. */
export interface Stat {
  readonly startMs: number;
  readonly start: string;
  state: number;
  sum: number;
}

/** The message `recorder/import_statistics` of Home Assistant (as of Core 2026.11), as JSON. */
export function importMessage({ id, name, unit }: Statistic, stats: readonly Stat[]): string {
  const metadata = {
    mean_type: 0,
    has_sum: true,
    name,
    source: SOURCE,
    statistic_id: id,
    unit_class: unit === "Wh" ? "energy" : null,
    unit_of_measurement: unit,
  };
  const amount = unit === "Wh" ? (wh: number) => wh : cents;
  let text = `{"type":"recorder/import_statistics","metadata":${JSON.stringify(metadata)},"stats":[`;
  for (const [at, { start, state, sum }] of stats.entries()) {
    text += `${at === 0 ? "" : ","}{"start":"${start}","state":${amount(state)},"sum":${amount(sum)}}`;
  }
  return `${text}]}`;
}

/** Hundredths of a cent: sums of money are not whole, and their binary tails say nothing. */
const cents = (euros: number): number => Math.round(euros * 10_000) / 10_000;
