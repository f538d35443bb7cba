import * as Instant from "temporal-polyfill/fns/Instant";
import * as PlainDate from "temporal-polyfill/fns/PlainDate";
import * as ZonedDateTime from "temporal-polyfill/fns/ZonedDateTime";

const PARIS = "Europe/Paris";

/** The date (YYYY-MM-DD) that people in Paris read on their calendar at this instant. */
export function parisDate(nowMs: number): string {
  const now = Instant.toZonedDateTimeISO(Instant.fromEpochMilliseconds(nowMs), PARIS);
  return PlainDate.toString(ZonedDateTime.toPlainDate(now));
}

/** The instant at which that day is over in Paris; `null` for text that does not begin with an existing date. */
export function parisDayEndMs(text: string): number | null {
  const [, year, month, day] = /^([0-9]{4})-([0-9]{2})-([0-9]{2})(?![0-9])/.exec(text) ?? [];
  try {
    const date = PlainDate.create(Number(year), Number(month), Number(day));
    return PlainDate.toZonedDateTime(PlainDate.addDays(date, 1), PARIS).epochMilliseconds;
  } catch {
    return null;
  }
}
