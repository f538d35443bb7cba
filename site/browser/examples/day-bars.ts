import uPlot from "uplot";
import { EXAMPLES } from "#words/examples";
import { font, type Palette } from "../chart/canvas.ts";
import type { Household } from "./question.ts";
import type { Series } from "./series.ts";

/** One bar per day; days above the subscribed power are a second series, in another colour. */
export function barSeries({ accent, alarm }: Palette, withAlarm: boolean): uPlot.Series[] {
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

export function barData(series: Series, household: Household): uPlot.AlignedData {
  const { seconds, values } = series;
  const limit = subscribedVa(series, household) ?? Number.POSITIVE_INFINITY;
  return [
    Array.from(seconds),
    Array.from(values, (value) => (value > limit ? null : value)),
    Array.from(values, (value) => (value > limit ? value : null)),
  ];
}

/** The subscribed power in VA, for the one measure it limits: the maximum power. */
export const subscribedVa = ({ kind }: Series, household: Household): number | null =>
  kind === "consumption_max_power" ? household.subscribedVa : null;

/** Draws the subscribed power as a dashed line over the bars. */
export function drawSubscribedPower(plot: uPlot, series: Series, household: Household, palette: Palette): void {
  const limit = subscribedVa(series, household);
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
  // The outline keeps the label readable over bars of the same colour.
  const [label, x, base] = [EXAMPLES.results.subscribedLine, left + 6 * devicePixelRatio, y - 6 * devicePixelRatio];
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
