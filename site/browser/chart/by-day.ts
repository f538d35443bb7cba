import { dayEndMs, dayStartMs, parisDay } from "../../../shared/paris-time.ts";

/** What begins on one day in Paris. */
export interface OfDay<T> {
  readonly startMs: number;
  readonly endMs: number;
  readonly items: readonly T[];
}

/** Items in order, day by day. The calendar is asked once a day: asking it about every half hour of a year is slow. */
export function byDay<T extends { readonly startMs: number }>(items: readonly T[]): OfDay<T>[] {
  const days: { startMs: number; endMs: number; items: T[] }[] = [];
  for (const item of items) {
    const last = days.at(-1);
    if (last !== undefined && item.startMs < last.endMs) {
      last.items.push(item);
      continue;
    }
    const day = parisDay(item.startMs);
    days.push({ startMs: dayStartMs(day), endMs: dayEndMs(day), items: [item] });
  }
  return days;
}
