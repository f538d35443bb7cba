import type uPlot from "uplot";
import { font } from "./font.ts";
import type { Palette } from "./palette.ts";

/** The canvas is see-through, and has no title: an image that leaves the page needs both. */
export function imageOf(plot: uPlot, palette: Palette, heading: string): Promise<Blob | null> {
  const source = plot.ctx.canvas;
  const head = 40 * devicePixelRatio;
  const canvas = document.createElement("canvas");
  canvas.width = source.width;
  canvas.height = source.height + head;
  const ctx = canvas.getContext("2d");
  if (ctx === null) return Promise.resolve(null);
  ctx.fillStyle = palette.sheet;
  ctx.fillRect(0, 0, canvas.width, canvas.height);
  ctx.fillStyle = palette.ink;
  ctx.font = font(16 * devicePixelRatio);
  ctx.fillText(heading, 12 * devicePixelRatio, head * 0.65);
  ctx.drawImage(source, 0, head);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}
