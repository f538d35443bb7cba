import { CONSOMMATION as TEXTS } from "#words/consommation";
import { HOURS } from "#words/hours";
import {
  addDays,
  clockChangeOn,
  type Day,
  dayStartMs,
  daysOf,
  parisDay,
  wallText,
} from "../../../../shared/paris-time.ts";
import { date, dayMonth, dayOnly, longDay, longMonth } from "../../chart/calendar-names.ts";
import { hasWeekends } from "../../chart/shade.ts";
import type { TimeWindow } from "../../chart/window.ts";
import type { Direction } from "../direction.ts";
import type { Span } from "../period.ts";
import { isSecondPass, wallHour } from "../sums.ts";
import type { ViewName } from "./names.ts";
import type { Key } from "./view.ts";

const HOUR_MS = 3_600_000;

/** `lundi 23 novembre 2026`. */
export const dayText = (atMs: number): string => longDay(parisDay(atMs));
/** `novembre 2026`. */
export const monthText = (atMs: number): string => longMonth(parisDay(atMs));
/** `7 h 30`. */
export const timeText = (atMs: number): string => {
  const [hours = "", minutes = ""] = wallText(atMs).slice(11).split(":");
  return HOURS.time(Number(hours), Number(minutes));
};
/** `lundi 23 novembre 2026, 7 h – 7 h 30`. */
export const stretchText = (startMs: number, endMs: number): string =>
  `${dayText(startMs)}, ${timesText(startMs, endMs)}`;
/** The same for an hour, which autumn may have twice. */
export const hourText = (hourMs: number): string => `${dayText(hourMs)}, ${hourOfDayText(hourMs)}`;
/** `7 h – 7 h 30`. */
export const timesText = (startMs: number, endMs: number): string =>
  TEXTS.label.hours(timeText(startMs), timeText(endMs));
/** `7 h – 8 h`, `2 h – 3 h (deuxième passage)`. */
export const hourOfDayText = (hourMs: number): string => {
  const hour = wallHour(hourMs);
  const next = wallHour(hourMs + HOUR_MS);
  // In autumn the wall shows the same hour again; the end of the first pass is said as on any other day.
  const end = next === hour ? hour + 1 : next;
  const again = isSecondPass(hourMs) ? TEXTS.label.again : "";
  return `${TEXTS.label.hours(HOURS.hour(hour), HOURS.hour(end))}${again}`;
};

/** A period in words, as short as it can be said: whole months by their names, days with what they share said once. */
export function spanText({ start, end }: Span): string {
  const last = addDays(end, -1);
  if (start === last) return longDay(start);
  const [startMonth, lastMonth] = [start.slice(0, MONTH), last.slice(0, MONTH)];
  if (start.endsWith("-01") && end.endsWith("-01")) {
    return startMonth === lastMonth ? longMonth(start) : `${longMonth(start)} – ${longMonth(last)}`;
  }
  const first =
    startMonth === lastMonth
      ? dayOnly(start)
      : start.slice(0, YEAR) === last.slice(0, YEAR)
        ? dayMonth(start)
        : date(start);
  return TEXTS.period.between(first, date(last));
}

const MONTH = "YYYY-MM".length;
const YEAR = "YYYY".length;

export const windowOf = ({ start, end }: Span): TimeWindow => ({ fromMs: dayStartMs(start), toMs: dayStartMs(end) });

/** Whether the middle of something is in sight. */
export const inSight =
  ({ fromMs, toMs }: TimeWindow) =>
  ({ startMs, endMs }: { readonly startMs: number; readonly endMs: number }): boolean => {
    const middleMs = (startMs + endMs) / 2;
    return middleMs >= fromMs && middleMs <= toMs;
  };

/** What the shade of weekends means, where there is one. */
export const weekendKeys = (visible: TimeWindow): Key[] =>
  hasWeekends(visible) ? [{ colour: "weekend", text: TEXTS.legend.weekends }] : [];

/** What a view shows, in one line: of an installation, what it injects. */
export const titleOf = (view: ViewName, direction: Direction): string => {
  const { titles, injected, both } = TEXTS.view;
  const own: Partial<Record<ViewName, string>> = { consumption: titles, production: injected, both }[direction];
  return own[view] ?? titles[view];
};

/** A day as files write it. */
export const dayKey = (atMs: number): Day => parisDay(atMs);

const LONGEST_WITH_CLOCKS_MS = 32 * 86_400_000;

/** Why a day in sight has 23 or 25 hours. Of long periods it would only be noise. */
export function clockTexts({ fromMs, toMs }: TimeWindow): string[] {
  if (toMs - fromMs > LONGEST_WITH_CLOCKS_MS) return [];
  return daysOf(parisDay(fromMs), addDays(parisDay(toMs - 1), 1)).flatMap((day) => {
    const change = clockChangeOn(day);
    if (change === null) return [];
    return [TEXTS.clock[change.afterMs < change.beforeMs ? "back" : "forward"](dayMonth(day))];
  });
}

/** A month as files write it: `2026-11`. */
export const monthKey = (atMs: number): string => dayKey(atMs).slice(0, MONTH);
