import { addDays, type Day, day } from "../../../shared/paris-time.ts";
import { accepted, type Outcome, type RequestRefusal, refused } from "../../../shared/refusals/refusal.ts";
import { newestDay, oldestDay } from "../../../shared/tempo/schedule.ts";

export const TEMPO_PARAMETERS = ["start", "end"] as const;

/** The days of a request, `[start, end[`, of which a colour can exist; `null`: today and tomorrow. */
export interface TempoWindow {
  readonly start: Day;
  readonly end: Day;
}

/** Reads `start` and `end`, whole days; without `end` the window goes to tomorrow. Bounds are moved to what can exist, as in all of v2. */
export function tempoWindow(
  raw: Readonly<Record<string, readonly string[]>>,
  nowMs: number,
): Outcome<TempoWindow | null, RequestRefusal> {
  const repeated = TEMPO_PARAMETERS.find((name) => (raw[name]?.length ?? 0) > 1);
  if (repeated !== undefined) return refused({ code: "parameter_repeated", parameter: repeated });
  const [startText, endText] = TEMPO_PARAMETERS.map((name) => raw[name]?.[0]?.trim());
  if (startText === undefined) {
    return endText === undefined
      ? accepted(null)
      : refused({ code: "parameter_missing", parameter: "start", means: "start" });
  }
  const [oldest, after] = [oldestDay(nowMs), addDays(newestDay(nowMs), 1)];
  const start = day(startText);
  if (start === null) return refused({ code: "date_malformed", parameter: "start", means: "start" });
  const end = endText === undefined ? after : day(endText);
  if (end === null) return refused({ code: "date_malformed", parameter: "end", means: "end" });
  if (start >= end && endText !== undefined) return refused({ code: "period_reversed" });
  return accepted({ start: between(oldest, start, after), end: between(oldest, end, after) });
}

const between = (least: Day, day: Day, most: Day): Day => (day < least ? least : day > most ? most : day);
