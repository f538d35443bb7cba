import type { CurvePoint } from "../../../shared/impact/v1.0.0/curve.ts";
import { PARIS } from "../../../shared/paris-offset.ts";
import { addDays, day, dayEndMs } from "../../../shared/paris-time.ts";

const clock = new Intl.DateTimeFormat("sv-SE", {
  timeZone: PARIS,
  dateStyle: "short",
  timeStyle: "medium",
});

/** What a Paris clock shows at an instant, from the calendar of the runtime rather than from the code under test. */
export const parisStamp = (atMs: number): string => clock.format(atMs);

/** Every interval of these days at that step, stamped with its end. */
export function wholeDays(
  first: string,
  days: number,
  value: (index: number) => CurvePoint["value"],
  minutes: 5 | 10 | 15 | 30 | 60 = 30,
): CurvePoint[] {
  const from = day(first);
  if (from === null) throw new Error(`not a day: ${first}`);
  const startMs = dayEndMs(addDays(from, -1));
  const stepMs = minutes * 60_000;
  const count = (dayEndMs(addDays(from, days - 1)) - startMs) / stepMs;
  return Array.from({ length: count }, (_, index) => ({
    date: parisStamp(startMs + (index + 1) * stepMs),
    value: value(index),
    interval_length: `PT${minutes}M`,
  }));
}
