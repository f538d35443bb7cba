import type uPlot from "uplot";
import { addDays, type Day, dayEndMs, dayStartMs, parisDay } from "../../../shared/paris-time.ts";
import type { Palette } from "./canvas.ts";
import { paintColumns } from "./shade.ts";
import type { TimeWindow } from "./window.ts";

/** Minutes since midnight on the wall; an end before its start is on the next day. */
export interface WallRange {
  readonly fromMinute: number;
  readonly toMinute: number;
}

const MINUTE_MS = 60_000;

/** Shades the off-peak hours in sight. */
export function shadeOffPeak(
  plot: uPlot,
  palette: Palette,
  { fromMs, toMs }: TimeWindow,
  ranges: readonly WallRange[],
): void {
  const spans: [number, number][] = [];
  for (let day = addDays(parisDay(fromMs), -1); dayStartMs(day) < toMs; day = addDays(day, 1)) {
    const at = (minute: number, on: typeof day) => wallMs(on, minute);
    for (const { fromMinute, toMinute } of ranges)
      spans.push([at(fromMinute, day), at(toMinute, toMinute <= fromMinute ? addDays(day, 1) : day)]);
  }
  paintColumns(plot, palette.night, spans);
}

/** The instant at which the wall shows a minute of a day; on the days of a clock change, counted from the nearer midnight. */
function wallMs(day: Day, minute: number): number {
  const fromStart = dayStartMs(day) + minute * MINUTE_MS;
  return minute <= 120 ? fromStart : dayEndMs(day) - (1_440 - minute) * MINUTE_MS;
}
