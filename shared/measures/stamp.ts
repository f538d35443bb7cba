import { addDays, day } from "../paris-time.ts";

const PLAIN = /^\d{4}-\d{2}-\d{2}( ([01]\d|2[0-3]):[0-5]\d:[0-5]\d)?$/;
const OTHER = /^\s*(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2})(?::(\d{2})(?:\.0{1,9})?)?)?\s*$/;
const END_OF_DAY = "24:00:00";

/**
 * A stamp in the form `YYYY-MM-DD` or `YYYY-MM-DD HH:MM:SS`, from that form, from one with `T`, without seconds, or with zeros
 * behind them; `null` when it is none of these. A stamp with an offset or `Z` is none: Enedis's clock is Paris's, and `Z` would
 * be another. `24:00:00` ends an interval as the midnight of the next day does; the day of a daily value stays the one written.
 */
export function stampOf(text: unknown, endsInterval: boolean): string | null {
  if (typeof text !== "string") return null;
  if (PLAIN.test(text)) return text;
  const [, date, minutes, seconds = "00"] = OTHER.exec(text) ?? [];
  if (date === undefined) return null;
  if (minutes === undefined) return date;
  const stamp = `${date} ${minutes}:${seconds}`;
  if (!stamp.endsWith(END_OF_DAY)) return PLAIN.test(stamp) ? stamp : null;
  const on = day(date);
  if (on === null) return null;
  return endsInterval ? `${addDays(on, 1)} 00:00:00` : stamp;
}
