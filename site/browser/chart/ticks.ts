import { offsetMs } from "../../../shared/paris-offset.ts";
import { addDays, type Day, dayStartMs, monthsBefore, parisDay } from "../../../shared/paris-time.ts";
import { dayNumber, hourName, monthName, narrowWeekdayName, weekdayName } from "./calendar-names.ts";
import type { TimeWindow } from "./window.ts";

/** What a time axis names: instants, the middle of days, or the middle of months. */
export type Named = "instants" | "days" | "months";

export interface Tick {
  readonly atMs: number;
  readonly text: string;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const HOURS = [1, 2, 3, 6, 12];
const HOUR_PX = 52;
const WEEKDAY_PX = 62;
const TWO_LINES_PX = 33;
const NUMBER_PX = 22;
const DATE_PX = 52;
const MONTH_PX = 62;
const EDGE_PX = 16;
/** The end of a day, for which the drawing leaves room on its right. */
const LAST_HOUR = hourName(24);

/** The labels that fit below a window of that width, each once, at hours, days or months of a Paris calendar. */
export function ticksOf(window: TimeWindow, widthPx: number, named: Named): Tick[] {
  const { fromMs, toMs } = window;
  const roomMs = ((toMs - fromMs) / widthPx) * EDGE_PX;
  // The label of an instant stands around it: at the very end there is no room for its second half.
  return allTicks(window, widthPx, named).filter(
    ({ atMs, text }) => named !== "instants" || atMs <= toMs - roomMs || text === LAST_HOUR,
  );
}

function allTicks(window: TimeWindow, widthPx: number, named: Named): Tick[] {
  const { fromMs, toMs } = window;
  const pxOf = (ms: number) => (ms / (toMs - fromMs)) * widthPx;
  if (named === "months" || pxOf(7 * DAY_MS) < DATE_PX) return monthTicks(window, pxOf(30 * DAY_MS), named);
  const hours = named === "instants" ? HOURS.find((step) => pxOf(step * HOUR_MS) >= HOUR_PX) : undefined;
  if (hours !== undefined) return hourTicks(window, hours);

  const middleMs = named === "days" ? DAY_MS / 2 : 0;
  const days = daysIn(window);
  const at = (day: Day) => dayStartMs(day) + middleMs;
  if (pxOf(DAY_MS) >= WEEKDAY_PX) return shown(window, days, at, weekdayName);
  if (pxOf(DAY_MS) >= TWO_LINES_PX) return shown(window, days, at, narrowWeekdayName);
  if (pxOf(DAY_MS) >= NUMBER_PX) return shown(window, days, at, (day) => String(Number(day.slice(8))));
  const mondays = days.filter((day) => new Date(`${day}T00:00:00Z`).getUTCDay() === 1);
  return shown(window, mondays, at, dayNumber);
}

function shown(window: TimeWindow, days: readonly Day[], at: (day: Day) => number, text: (day: Day) => string): Tick[] {
  return days
    .map((day) => ({ atMs: at(day), text: text(day) }))
    .filter(({ atMs }) => atMs >= window.fromMs && atMs <= window.toMs);
}

function daysIn({ fromMs, toMs }: TimeWindow): Day[] {
  const days: Day[] = [];
  for (let day = parisDay(fromMs); dayStartMs(day) <= toMs; day = addDays(day, 1)) days.push(day);
  return days;
}

/** By the wall clock, so that 12 h stays 12 h on the days when clocks change. */
function hourTicks(window: TimeWindow, step: number): Tick[] {
  return daysIn(window).flatMap((day) => {
    const startMs = dayStartMs(day);
    const hours = Array.from({ length: 24 / step }, (_, at) => at * step);
    return hours
      .map((hour) => {
        const guessMs = startMs + hour * HOUR_MS;
        const atMs = guessMs - (offsetMs(guessMs) - offsetMs(startMs));
        const midnight = atMs === window.toMs ? LAST_HOUR : weekdayName(day);
        return { atMs, text: hour === 0 ? midnight : hourName(hour) };
      })
      .filter(({ atMs }) => atMs >= window.fromMs && atMs <= window.toMs);
  });
}

function monthTicks(window: TimeWindow, monthPx: number, named: Named): Tick[] {
  const every = [1, 2, 3, 6, 12].find((step) => monthPx * step >= MONTH_PX) ?? 12;
  const ticks: Tick[] = [];
  let first = `${parisDay(window.fromMs).slice(0, 7)}-01` as Day;
  for (; dayStartMs(first) < window.toMs; first = monthsBefore(first, -1)) {
    const next = dayStartMs(monthsBefore(first, -1));
    const atMs = named === "instants" ? dayStartMs(first) : (dayStartMs(first) + next) / 2;
    const isTurn = (Number(first.slice(5, 7)) - 1) % every === 0;
    if (isTurn && atMs >= window.fromMs && atMs <= window.toMs) ticks.push({ atMs, text: monthName(first) });
  }
  return ticks;
}
