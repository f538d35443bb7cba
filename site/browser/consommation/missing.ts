import { type Day, dayEndMs, dayStartMs, daysOf } from "../../../shared/paris-time.ts";
import type { Held } from "./held.ts";
import type { Span } from "./period.ts";
import type { SeriesName } from "./rows.ts";

/** What a series lacks in a period. */
export interface Missing {
  /** Days that lack all or some of it. */
  readonly days: readonly Day[];
  /** How long the curve is silent; 0 for series of one value a day. */
  readonly silentMs: number;
}

export function missingOf(series: SeriesName, held: Held, { start, end }: Span): Missing {
  if (series !== "load_curve") {
    return { days: daysOf(start, end).filter((day) => !held[series].has(day)), silentMs: 0 };
  }
  const days: Day[] = [];
  let silentMs = 0;
  for (const day of daysOf(start, end)) {
    const heardMs = (held.load_curve.get(day) ?? []).reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
    const silent = dayEndMs(day) - dayStartMs(day) - heardMs;
    if (silent > 0) {
      days.push(day);
      silentMs += silent;
    }
  }
  return { days, silentMs };
}
