import { type Day, dayEndMs, dayStartMs, daysOf } from "../../../shared/paris-time.ts";
import type { LoadedReadings, Reason } from "./loaded.ts";
import type { Span } from "./period.ts";
import type { DrawnSeries } from "./rows.ts";

/** What a series lacks in a period. */
export interface Missing {
  /** Days that lack all or some of it. */
  readonly days: readonly Day[];
  /** How long the curve is silent; 0 for series of one value a day. */
  readonly silentMs: number;
  /** Why some of it is missing, where that is known. */
  readonly reasons: ReadonlySet<Reason>;
}

export function missingOf(series: DrawnSeries, loaded: LoadedReadings, { start, end }: Span): Missing {
  const days: Day[] = [];
  const reasons = new Set<Reason>();
  let silentMs = 0;
  for (const day of daysOf(start, end)) {
    const lack = LACK_OF[series](loaded, day);
    if (lack === null) continue;
    days.push(day);
    silentMs += lack.silentMs;
    const reason = loaded.lacks[series].get(day);
    if (reason !== undefined) reasons.add(reason);
  }
  return { days, silentMs, reasons };
}

/** What a series lacks of a day; `null`: nothing. */
type LackOf = (loaded: LoadedReadings, day: Day) => { readonly silentMs: number } | null;

const wholeDay =
  (series: DrawnSeries): LackOf =>
  (loaded, day) =>
    loaded[series].has(day) ? null : { silentMs: 0 };

const silence: LackOf = (loaded, day) => {
  const heardMs = (loaded.load_curve.get(day) ?? []).reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
  const silentMs = dayEndMs(day) - dayStartMs(day) - heardMs;
  return silentMs > 0 ? { silentMs } : null;
};

const LACK_OF: Readonly<Record<DrawnSeries, LackOf>> = {
  daily: wholeDay("daily"),
  load_curve: silence,
  max_power: wholeDay("max_power"),
  registers: wholeDay("registers"),
};
