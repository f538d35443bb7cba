import { font, type Palette } from "./canvas.ts";
import type { Layer } from "./layer.ts";
import type { Frame, Plot } from "./plot.ts";
import { roundSteps } from "./round-steps.ts";
import { type Tick, ticksOf } from "./ticks.ts";
import type { TimeWindow } from "./window.ts";

const LEFT_PX = 66;
/** Room for the second half of the last label. */
const RIGHT_PX = 14;
const TOP_PX = 10;
const LINE_PX = 14;
const ONE_LINE_PX = 32;
const GAP_PX = 7;
/** From one label of the quantity to the next, at least. */
const STEP_PX = 36;
const HOURS = [0, 3, 6, 9, 12, 15, 18, 21];

/** The frame of a layer and the labels of its axes: time in Paris below, on the left a quantity, or on a grid the hours of a day. */
export function framed(layer: Layer, window: TimeWindow, width: number, height: number): Frame & { ticks: Tick[] } {
  const ticks = ticksOf(window, width - LEFT_PX - RIGHT_PX, layer.named);
  const isTwoLines = ticks.some(({ text }) => text.includes("\n"));
  const bottom = ONE_LINE_PX + (isTwoLines ? LINE_PX : 0);
  const edges = { top: TOP_PX, right: RIGHT_PX, bottom, left: LEFT_PX };
  return { window, values: layer.isGrid ? [24, 0] : [0, roof(layer.top(window))], width, height, edges, ticks };
}

const roof = (most: number): number => (most > 0 ? most * 1.06 : 1);

/** Lines across behind a quantity, and its labels. */
export function paintQuantity(plot: Plot, layer: Layer, { soft, line }: Palette, [, top]: Frame["values"]): void {
  const { ctx, width } = plot;
  label(ctx, soft, "right");
  ctx.textBaseline = "middle";
  ctx.strokeStyle = line;
  ctx.lineWidth = 1;
  ctx.beginPath();
  for (const value of layer.isGrid ? HOURS : roundSteps(top, plot.height / STEP_PX)) {
    const y = plot.sharp(plot.y(value));
    ctx.fillText(layer.written(value), -GAP_PX, y);
    if (layer.isGrid) continue;
    ctx.moveTo(0, y);
    ctx.lineTo(width, y);
  }
  ctx.stroke();
}

export function paintTime(plot: Plot, ticks: readonly Tick[], { soft }: Palette): void {
  label(plot.ctx, soft, "center");
  plot.ctx.textBaseline = "top";
  for (const { atMs, text } of ticks)
    for (const [at, words] of text.split("\n").entries())
      plot.ctx.fillText(words, plot.x(atMs), plot.height + GAP_PX + at * LINE_PX);
}

function label(ctx: CanvasRenderingContext2D, colour: string, align: CanvasTextAlign): void {
  ctx.font = font(12);
  ctx.fillStyle = colour;
  ctx.textAlign = align;
}
