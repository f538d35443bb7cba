import type uPlot from "uplot";
import { font, type Palette } from "./canvas.ts";

/** A colour of the drawing and what it means; `scale`: all colours of a heat map. */
export interface ImageKey {
  readonly colour: keyof Palette | "scale";
  readonly text: string;
}

const TITLE_PX = 40;
const KEY_PX = 24;
const EDGE_PX = 12;
const SWATCH_PX = 12;
const SCALE_PX = 90;

/** The drawing as a PNG, with the page's background, a title and the legend: the canvas itself is transparent and has neither. */
export function imageOf(
  plot: uPlot,
  palette: Palette,
  title: string,
  keys: readonly ImageKey[] = [],
): Promise<Blob | null> {
  const source = plot.ctx.canvas;
  const px = devicePixelRatio;
  const canvas = document.createElement("canvas");
  const ctx = canvas.getContext("2d");
  if (ctx === null) return Promise.resolve(null);
  ctx.font = font(13 * px);
  const placed = placedKeys(keys, source.width / px, (text) => ctx.measureText(text).width / px);
  const rows = (placed.at(-1)?.row ?? -1) + 1;
  canvas.width = source.width;
  canvas.height = source.height + (TITLE_PX + (rows > 0 ? rows * KEY_PX + EDGE_PX : 0)) * px;
  ctx.fillStyle = palette.sheet;
  ctx.fillRect(0, 0, canvas.width, canvas.height);
  ctx.fillStyle = palette.ink;
  ctx.font = font(16 * px);
  ctx.fillText(title, EDGE_PX * px, TITLE_PX * 0.65 * px);
  ctx.drawImage(source, 0, TITLE_PX * px);
  ctx.setTransform(px, 0, 0, px, 0, TITLE_PX * px + source.height);
  for (const key of placed) paintKey(ctx, palette, key);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

interface Placed extends ImageKey {
  readonly x: number;
  readonly row: number;
}

const swatchOf = ({ colour }: ImageKey): number => (colour === "scale" ? SCALE_PX : SWATCH_PX);

/** One after the other; what does not fit begins a row. */
function placedKeys(keys: readonly ImageKey[], widthPx: number, widthOf: (text: string) => number): Placed[] {
  const placed: Placed[] = [];
  let [x, row] = [EDGE_PX, 0];
  for (const key of keys) {
    const width = swatchOf(key) + 8 + widthOf(key.text);
    if (x > EDGE_PX && x + width > widthPx - EDGE_PX) [x, row] = [EDGE_PX, row + 1];
    placed.push({ ...key, x, row });
    x += width + 20;
  }
  return placed;
}

function paintKey(ctx: CanvasRenderingContext2D, palette: Palette, key: Placed): void {
  const { colour, text, x, row } = key;
  const top = row * KEY_PX + 4;
  const width = swatchOf(key);
  if (colour === "scale") {
    const scale = ctx.createLinearGradient(x, 0, x + width, 0);
    const colours = [palette["heat-low"], palette["heat-mid"], palette["heat-high"]];
    for (const [at, stop] of colours.entries()) scale.addColorStop(at / 2, stop);
    ctx.fillStyle = scale;
  } else ctx.fillStyle = palette[colour];
  ctx.fillRect(x, top, width, SWATCH_PX);
  ctx.strokeStyle = palette.soft;
  ctx.lineWidth = 0.5;
  ctx.strokeRect(x, top, width, SWATCH_PX);
  ctx.font = font(13);
  ctx.fillStyle = palette.ink;
  ctx.fillText(text, x + width + 8, top + 11);
}
