import { font, type Palette } from "./canvas.ts";
import type { Layer, Spot } from "./layer.ts";
import type { Plot } from "./plot.ts";
import type { Named } from "./ticks.ts";
import type { TimeWindow } from "./window.ts";

/** One bar: the parts that it stacks, from the bottom up, and a paler one behind it to compare with. */
export interface Column {
  readonly startMs: number;
  readonly endMs: number;
  /** `null`: there is no reading. */
  readonly parts: readonly number[] | null;
  readonly behind: number | null;
  /** Of the bar to the right of it, where there is one. */
  readonly beside?: number | null;
}

interface Bars {
  readonly name: string;
  readonly named: Named;
  readonly columns: readonly Column[];
  /** The colour of each part. */
  readonly colours: readonly (keyof Palette)[];
  readonly hasBehind: boolean;
  /** The colour of the bars that stand to the right of the others; absent: there are none. */
  readonly beside?: keyof Palette;
  /** A line across: what must not be exceeded. */
  readonly limit?: { readonly value: number; readonly text: string };
  readonly written: (value: number) => string;
  readonly described: (column: Column, at: number) => Pick<Spot, "title" | "lines">;
}

/** With this many bars or more, bars touch: the gaps between them would flicker. */
const DENSE = 100;
const WIDEST_PX = 90;
/** How round the upper corners of a bar are, as a share of its width. */
const ROUND = 0.08;

/** Bars over time. */
export function barsLayer(bars: Bars): Layer {
  const { columns, limit } = bars;
  const whole = { fromMs: columns[0]?.startMs ?? 0, toMs: columns.at(-1)?.endMs ?? 1 };
  return {
    name: bars.name,
    named: bars.named,
    isGrid: false,
    isOfBars: true,
    whole,
    leastMs: leastOf(columns),
    written: bars.written,
    paint: (plot, palette) => {
      paintBars(plot, palette, bars, inSight(columns, plot.window));
      if (limit !== undefined) paintLimit(plot, palette, limit);
    },
    top: (visible) => Math.max(limit?.value ?? 0, ...inSight(columns, visible).map(highest)),
    spotAt: (atMs) => {
      const at = Math.max(
        columns.findLastIndex(({ startMs }) => startMs <= atMs),
        0,
      );
      const column = columns[at] as Column;
      return { startMs: column.startMs, endMs: column.endMs, ...bars.described(column, at) };
    },
  };
}

/** A bar up to each sum of parts; the highest is painted first and the others over it. */
function paintBars(plot: Plot, palette: Palette, bars: Bars, columns: readonly Column[]): void {
  const { colours, hasBehind, beside } = bars;
  const isDense = bars.columns.length > DENSE;
  const paint = (colour: keyof Palette, share: number, height: (column: Column) => number | null, side: Side = 0) => {
    plot.ctx.fillStyle = palette[colour];
    plot.ctx.beginPath();
    for (const column of columns) addBar(plot, column, height(column), isDense ? 1 : share, side);
    plot.ctx.fill();
  };
  if (hasBehind) paint("before", 0.92, ({ behind }) => behind);
  for (const [at, colour] of [...colours.entries()].reverse())
    paint(colour, hasBehind ? 0.6 : 0.78, ({ parts }) => parts && sum(parts.slice(0, at + 1)), beside ? -1 : 0);
  if (beside !== undefined) paint(beside, 0.78, (column) => column.beside ?? null, 1);
}

/** On which half of its column a bar stands; 0: on all of it. */
type Side = -1 | 0 | 1;

function addBar(plot: Plot, { startMs, endMs }: Column, value: number | null, share: number, side: Side): void {
  if (value === null) return;
  const middle = plot.x((startMs + endMs) / 2);
  const half = Math.min((plot.x(endMs) - plot.x(startMs)) * share, WIDEST_PX) / 2;
  const left = plot.sharp(side === 1 ? middle : middle - half);
  const right = plot.sharp(side === -1 ? middle : middle + half);
  const [top, bottom] = [plot.y(value), plot.y(0)];
  const width = Math.max(right - left, 1 / devicePixelRatio);
  plot.ctx.roundRect(left, top, width, bottom - top, share < 1 ? [width * ROUND, width * ROUND, 0, 0] : 0);
}

const sum = (parts: readonly number[]): number => parts.reduce((all, part) => all + part, 0);

const inSight = (columns: readonly Column[], { fromMs, toMs }: TimeWindow) =>
  columns.filter(({ startMs, endMs }) => endMs > fromMs && startMs < toMs);

const highest = ({ parts, behind, beside }: Column): number => Math.max(behind ?? 0, beside ?? 0, sum(parts ?? []));

/** Three bars, or the one that there is. */
const leastOf = (columns: readonly Column[]): number => {
  const [first, third] = [columns[0], columns[Math.min(2, columns.length - 1)]];
  return first === undefined || third === undefined ? 1 : third.endMs - first.startMs;
};

function paintLimit(plot: Plot, palette: Palette, { value, text }: { value: number; text: string }): void {
  const y = plot.sharp(plot.y(value));
  const { ctx } = plot;
  ctx.strokeStyle = palette.alarm;
  ctx.lineWidth = 1.5;
  ctx.setLineDash([6, 4]);
  ctx.beginPath();
  ctx.moveTo(0, y);
  ctx.lineTo(plot.width, y);
  ctx.stroke();
  // The outline keeps the text readable over bars.
  ctx.setLineDash([]);
  ctx.font = font(12);
  ctx.textAlign = "left";
  ctx.textBaseline = "alphabetic";
  ctx.lineJoin = "round";
  ctx.lineWidth = 5;
  ctx.strokeStyle = palette.sheet;
  ctx.strokeText(text, 6, y - 6);
  ctx.fillStyle = palette.alarm;
  ctx.fillText(text, 6, y - 6);
}
