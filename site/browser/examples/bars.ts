import uPlot from "uplot";
import type { Palette } from "./palette.ts";

/** One bar per day; a second series for the days that stand out. */
export function bars({ accent, alarm }: Palette, withAlarm: boolean): uPlot.Series[] {
  const paths = uPlot.paths.bars?.({ size: [0.78, 72], radius: 0.12 });
  const bar = (colour: string): uPlot.Series => ({
    fill: colour,
    stroke: colour,
    width: 0,
    points: { show: false },
    ...(paths && { paths }),
  });
  return [{}, bar(accent), bar(withAlarm ? alarm : accent)];
}
