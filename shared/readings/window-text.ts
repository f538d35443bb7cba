import { addDays, type Day, day, dayStartMs, monthsBefore, parisDay } from "../paris-time.ts";
import { type Outcome, type RequestRefusal, refused } from "../refusals/refusal.ts";
import { type Window, windowBetween } from "./window.ts";

/** The window as it was written, all of it text. */
export interface WindowText {
  readonly start?: string | undefined;
  readonly end?: string | undefined;
  readonly last?: string | undefined;
}

/** A bound before or after these days is moved to them: no meter was read earlier, and Paris had odd offsets before 1911. */
export const FIRST_DAY = "2000-01-01" as Day;
export const LAST_DAY = "2100-01-01" as Day;

const EXAMPLES = ["2026-10-01", "2026-10-01T00:00:00+02:00"];
const DURATIONS = ["P7D", "P4W", "P1M", "P3Y"];
/** RFC 3339, with any offset; seconds may be left out. */
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;
/** A `+` that stands unencoded in an address arrives as a space. */
const LOST_PLUS = / (?=\d{2}:\d{2}$)/;
const DEFAULT_DAYS = 7;
const DURATION = /^P0*([1-9]\d{0,3})([DWMY])$/;
/** `last` as JSON Schema has it. */
export const DURATION_PATTERN = "^P0*[1-9][0-9]{0,3}[DWMY]$";
/** From any window a hundred years back lie before `FIRST_DAY`. */
const MOST_YEARS = 100;

/**
 * The requested window: from `start` to `end` (excluded), or the `last` days, weeks, months or years up to it, by default seven days.
 * Without `end` it ends with yesterday; a series that is known `extraDays` later ends so much earlier, unless `start` is given. Any
 * length is accepted, and bounds are moved into the years from `FIRST_DAY` to `LAST_DAY`; `clamped` leaves what exists.
 */
export function windowFrom(
  { start, end, last }: WindowText,
  nowMs: number,
  extraDays = 0,
): Outcome<Window, RequestRefusal> {
  if (last !== undefined && start !== undefined)
    return refused({ code: "parameters_exclusive", parameters: ["start", "last"] });
  const today = parisDay(nowMs);
  const endMs =
    end === undefined
      ? dayStartMs(start === undefined ? addDays(today, -extraDays) : today)
      : boundOf(end, addDays(FIRST_DAY, 1), LAST_DAY);
  if (endMs === null) return refused({ code: "parameter_not_allowed", parameter: "end", allowed: EXAMPLES });

  if (start !== undefined) {
    const startMs = boundOf(start, FIRST_DAY, addDays(LAST_DAY, -1));
    if (startMs === null) return refused({ code: "parameter_not_allowed", parameter: "start", allowed: EXAMPLES });
    // The caller wrote no end, so there is nothing to reverse.
    if (end === undefined && startMs >= endMs) return refused({ code: "period_in_future" });
    return windowBetween(startMs, endMs);
  }
  const first = last === undefined ? addDays(parisDay(endMs), -DEFAULT_DAYS) : dayBefore(parisDay(endMs), last);
  return first === null
    ? refused({ code: "parameter_not_allowed", parameter: "last", allowed: DURATIONS })
    : windowBetween(dayStartMs(first > FIRST_DAY ? first : FIRST_DAY), endMs);
}

/** The instant that a day or an instant names, moved between two days; `null`: the text names none. */
function boundOf(text: string, first: Day, last: Day): number | null {
  const on = day(text);
  if (on !== null) return dayStartMs(on < first ? first : on > last ? last : on);
  const written = text.toUpperCase().replace(LOST_PLUS, "+");
  // The date is checked by itself: an engine may read 31 April as 1 May.
  if (!INSTANT.test(written) || day(written.slice(0, "YYYY-MM-DD".length)) === null) return null;
  const atMs = Date.parse(written);
  return Number.isNaN(atMs) ? null : Math.min(Math.max(atMs, dayStartMs(first)), dayStartMs(last));
}

/** The day so many days, weeks, months or years before another, counted on the calendar. */
function dayBefore(end: Day, duration: string): Day | null {
  const [, text, unit] = DURATION.exec(duration) ?? [];
  if (text === undefined) return null;
  const count = Number(text);
  switch (unit as "D" | "W" | "M" | "Y") {
    case "D":
      return addDays(end, -count);
    case "W":
      return addDays(end, -7 * count);
    case "M":
      return monthsBefore(end, Math.min(count, 12 * MOST_YEARS));
    case "Y":
      return monthsBefore(end, 12 * Math.min(count, MOST_YEARS));
  }
}
