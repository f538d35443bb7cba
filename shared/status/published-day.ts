import type { MeasureAnswer, MeasurePoint } from "../enedis/wire.ts";
import { type Day, day, parisDay } from "../paris-time.ts";

/** A day that Enedis may have published: it exists and is not after today. Anything else is `null`. */
export function publishedDay(text: unknown, nowMs: number): Day | null {
  const published = typeof text === "string" ? day(text) : null;
  return published !== null && published <= parisDay(nowMs) ? published : null;
}

/** How far Enedis has published: the last day that ends a series of days. No value is looked at. */
export function lastPublishedDay({ body }: MeasureAnswer, nowMs: number): Day | null {
  const stamps = (body.grandeur ?? []).map(({ points }) => (points?.at(-1) as MeasurePoint | undefined | null)?.d);
  const days = stamps.flatMap((stamp) => publishedDay(String(stamp).slice(0, 10), nowMs) ?? []);
  return days.sort().at(-1) ?? null;
}
