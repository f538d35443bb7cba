import { addDays, dayEndMs, dayStartMs, parisDay } from "../../../shared/paris-time.ts";
import type { Plot } from "./plot.ts";
import type { TimeWindow } from "./window.ts";

const MOST_MS = 200 * 86_400_000;
/** In one day there is nothing to tell apart; the longest has 25 hours. */
const LEAST_MS = 90_000_000;

/** Paints the whole height of some stretches of time. */
export function paintColumns(plot: Plot, colour: string, spans: Iterable<readonly [number, number]>): void {
  plot.ctx.fillStyle = colour;
  for (const [startMs, endMs] of spans) {
    const left = plot.x(startMs);
    plot.ctx.fillRect(left, 0, plot.x(endMs) - left, plot.height);
  }
}

/** Whether a window has weekends that can be told apart. */
export const hasWeekends = ({ fromMs, toMs }: TimeWindow): boolean =>
  toMs - fromMs <= MOST_MS && toMs - fromMs > LEAST_MS;

/** Saturdays and Sundays in sight; none when days are too narrow to tell them apart. */
export function* weekends(window: TimeWindow): Generator<readonly [number, number]> {
  if (!hasWeekends(window)) return;
  for (let day = parisDay(window.fromMs); dayStartMs(day) < window.toMs; day = addDays(day, 1)) {
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
    if (weekday === 0 || weekday === 6) yield [dayStartMs(day), dayEndMs(day)];
  }
}
