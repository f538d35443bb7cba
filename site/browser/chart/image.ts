import { font, type Palette } from "./canvas.ts";
import type { Plot } from "./plot.ts";

/** A colour of the drawing and what it means; `scale`: all colours of a heat map. */
export interface ImageKey {
  readonly colour: keyof Palette | "scale";
  readonly text: string;
}

/** The title: its lines, and the room above and below them. */
const LINE_PX = 22;
const TITLE_EDGE_PX = 18;
const KEY_PX = 24;
const EDGE_PX = 12;
const SWATCH_PX = 12;
const SCALE_PX = 90;

/** The drawing as a PNG, with the page's background, a title and the legend: the canvas itself is transparent and has neither. */
export function imageOf(
  plot: Plot,
  palette: Palette,
  title: string,
  keys: readonly ImageKey[] = [],
): Promise<Blob | null> {
  const source = plot.canvas;
  const px = devicePixelRatio;
  const canvas = document.createElement("canvas");
  const ctx = canvas.getContext("2d");
  if (ctx === null) return Promise.resolve(null);
  const widthOf = (text: string) => ctx.measureText(text).width / px;
  ctx.font = font(16 * px);
  const lines = linesOf(title, source.width / px - 2 * EDGE_PX, widthOf);
  const titlePx = lines.length * LINE_PX + TITLE_EDGE_PX;
  ctx.font = font(13 * px);
  const placed = placedKeys(keys, source.width / px, widthOf);
  const rows = (placed.at(-1)?.row ?? -1) + 1;
  canvas.width = source.width;
  canvas.height = source.height + (titlePx + (rows > 0 ? rows * KEY_PX + EDGE_PX : 0)) * px;
  ctx.fillStyle = palette.sheet;
  ctx.fillRect(0, 0, canvas.width, canvas.height);
  ctx.fillStyle = palette.ink;
  ctx.font = font(16 * px);
  for (const [at, line] of lines.entries()) ctx.fillText(line, EDGE_PX * px, (at * LINE_PX + 26) * px);
  ctx.drawImage(source, 0, titlePx * px);
  ctx.setTransform(px, 0, 0, px, 0, titlePx * px + source.height);
  for (const key of placed) paintKey(ctx, palette, key);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

/** The words of a text in as many lines as they need; none is cut. */
function linesOf(text: string, widthPx: number, widthOf: (text: string) => number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(`${last} ${word}`) <= widthPx) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
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
