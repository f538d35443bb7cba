import type uPlot from "uplot";
import { addDays, dayEndMs, dayStartMs, parisDay } from "../../../shared/paris-time.ts";
import type { TimeWindow } from "./window.ts";

const MOST_MS = 200 * 86_400_000;
/** In one day there is nothing to tell apart; the longest has 25 hours. */
const LEAST_MS = 90_000_000;

/** The pixels of a stretch of time on the canvas, cut to what is visible; `null`: it is out of sight. In the unit of the plot's time axis. */
export function columnOf(plot: uPlot, start: number, end: number): { left: number; width: number } | null {
  const { left, width } = plot.bbox;
  const from = Math.max(plot.valToPos(start, "x", true), left);
  const to = Math.min(plot.valToPos(end, "x", true), left + width);
  return to > from ? { left: from, width: to - from } : null;
}

/** Paints the whole height of some stretches of time, in the unit of the plot's time axis. */
export function paintColumns(plot: uPlot, colour: string, spans: Iterable<readonly [number, number]>): void {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.fillStyle = colour;
  for (const [start, end] of spans) {
    const column = columnOf(plot, start, end);
    if (column !== null) ctx.fillRect(column.left, bbox.top, column.width, bbox.height);
  }
  ctx.restore();
}

/** Whether a window has weekends that can be told apart. */
export const hasWeekends = ({ fromMs, toMs }: TimeWindow): boolean =>
  toMs - fromMs <= MOST_MS && toMs - fromMs > LEAST_MS;

/** Saturdays and Sundays in sight; none when days are too narrow to tell them apart. */
export function* weekends(plot: uPlot): Generator<readonly [number, number]> {
  const { min, max } = plot.scales.x ?? {};
  if (typeof min !== "number" || typeof max !== "number" || !hasWeekends({ fromMs: min, toMs: max })) return;
  for (let day = parisDay(min); dayStartMs(day) < max; day = addDays(day, 1)) {
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
    if (weekday === 0 || weekday === 6) yield [dayStartMs(day), dayEndMs(day)];
  }
}
