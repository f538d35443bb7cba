import type uPlot from "uplot";
import type { Household } from "./form.ts";
import { parisOffsetMs, parisWallMs } from "./instants.ts";
import type { Palette } from "./palette.ts";

const DAY_MS = 86_400_000;

/** Shades the off-peak hours in view, behind the curve. */
export function shadeOffPeak(plot: uPlot, { offPeak }: Household, { night }: Palette): void {
  const { min, max } = plot.scales.x ?? {};
  if (typeof min !== "number" || typeof max !== "number") return;
  const { left, width, top, height } = plot.bbox;
  const pixel = (wallMs: number) => {
    const x = plot.valToPos((wallMs - parisOffsetMs(wallMs - 3_600_000)) / 1000, "x", true);
    return Math.min(Math.max(x, left), left + width);
  };
  plot.ctx.save();
  plot.ctx.fillStyle = night;
  const firstDay = Math.floor(parisWallMs(min * 1000) / DAY_MS) - 1;
  for (let day = firstDay; day * DAY_MS < parisWallMs(max * 1000); day++) {
    for (const { from, to } of offPeak) {
      const begin = pixel(day * DAY_MS + from * 60_000);
      const end = pixel((to <= from ? day + 1 : day) * DAY_MS + to * 60_000);
      if (end > begin) plot.ctx.fillRect(begin, top, end - begin, height);
    }
  }
  plot.ctx.restore();
}
