import fc from "fast-check";
import { Temporal } from "temporal-polyfill/full";

/** The stamps of a load curve as lived: each true end of interval, read on a Paris wall clock. */
export function livedStamps(startDay: string, days: number, minutes: number): string[] {
  const start = Temporal.PlainDate.from(startDay).toZonedDateTime("Europe/Paris");
  const end = Temporal.PlainDate.from(startDay).add({ days }).toZonedDateTime("Europe/Paris");
  const stamps: string[] = [];
  for (let at = start.add({ minutes }); Temporal.ZonedDateTime.compare(at, end) <= 0; at = at.add({ minutes })) {
    stamps.push(at.toPlainDateTime().toString({ smallestUnit: "second" }).replace("T", " "));
  }
  return stamps;
}

/** A curve of one to three days, around both clock changes and away from them, at each interval Enedis knows. */
export const anyCurve = fc
  .record({
    startDay: fc.constantFrom("2026-10-24", "2026-10-25", "2026-03-28", "2026-03-29", "2026-07-13"),
    days: fc.integer({ min: 1, max: 3 }),
    minutes: fc.constantFrom(10, 15, 30, 60),
  })
  .map(({ startDay, days, minutes }) => ({ startDay, days, minutes, stamps: livedStamps(startDay, days, minutes) }));
