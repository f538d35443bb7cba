import type uPlot from "uplot";
import { EXAMPLES_FR } from "../../../shared/texts/examples.fr.ts";
import { font } from "./font.ts";
import type { Household } from "./form.ts";
import type { Palette } from "./palette.ts";
import type { Series } from "./series.ts";

/** The subscribed power (VA), where the drawing is of what is held against it. */
export const subscribedOf = ({ kind }: Series, { subscribedVa }: Household): number | null =>
  kind === "consumption_max_power" ? subscribedVa : null;

/** Bars stand over the name of their day; those above the subscribed power are a series of their own. */
export function barData(series: Series, household: Household): uPlot.AlignedData {
  const { seconds, values } = series;
  const limit = subscribedOf(series, household) ?? Number.POSITIVE_INFINITY;
  return [
    Array.from(seconds),
    Array.from(values, (value) => (value > limit ? null : value)),
    Array.from(values, (value) => (value > limit ? value : null)),
  ];
}

/** Draws the limit, dashed, over the bars. */
export function subscribedLine(plot: uPlot, series: Series, household: Household, palette: Palette): void {
  const limit = subscribedOf(series, household);
  if (limit === null) return;
  const y = Math.round(plot.valToPos(limit, "y", true));
  const { left, width, top } = plot.bbox;
  if (y < top) return;
  const { ctx } = plot;
  ctx.save();
  ctx.strokeStyle = palette.alarm;
  ctx.fillStyle = palette.alarm;
  ctx.lineWidth = 1.5 * devicePixelRatio;
  ctx.setLineDash([6 * devicePixelRatio, 4 * devicePixelRatio]);
  ctx.beginPath();
  ctx.moveTo(left, y);
  ctx.lineTo(left + width, y);
  ctx.stroke();
  // Over bars of any colour, its own among them.
  const [label, x, base] = [EXAMPLES_FR.results.subscribedLine, left + 6 * devicePixelRatio, y - 6 * devicePixelRatio];
  ctx.font = font(12 * devicePixelRatio);
  ctx.setLineDash([]);
  ctx.textAlign = "left";
  ctx.textBaseline = "alphabetic";
  ctx.lineJoin = "round";
  ctx.lineWidth = 5 * devicePixelRatio;
  ctx.strokeStyle = palette.sheet;
  ctx.strokeText(label, x, base);
  ctx.fillText(label, x, base);
  ctx.restore();
}
