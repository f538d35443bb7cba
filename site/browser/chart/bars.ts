import uPlot from "uplot";
import { font, type Palette } from "./canvas.ts";
import type { Layer, Spot } from "./layer.ts";
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

/** Bars over time. */
export function barsLayer(bars: Bars): Layer {
  const { columns, colours, hasBehind, beside, limit } = bars;
  const whole = { fromMs: columns[0]?.startMs ?? 0, toMs: columns.at(-1)?.endMs ?? 1 };
  const data = dataOf(bars);
  const isDense = columns.length > DENSE;
  return {
    name: bars.name,
    named: bars.named,
    isGrid: false,
    isOfBars: true,
    whole,
    leastMs: leastOf(columns),
    written: bars.written,
    data: () => data,
    series: (palette) => [
      {},
      ...(hasBehind ? [bar(palette.before, isDense ? 1 : 0.92)] : []),
      ...colours
        .toReversed()
        .map((colour) =>
          bar(palette[colour], isDense ? 1 : hasBehind ? 0.6 : 0.78, beside === undefined ? undefined : -1),
        ),
      ...(beside === undefined ? [] : [bar(palette[beside], isDense ? 1 : 0.78, 1)]),
    ],
    top: (visible) => Math.max(limit?.value ?? 0, ...inSight(columns, visible).map(highest)),
    ...(limit !== undefined && { paintOver: (plot, palette) => paintLimit(plot, palette, limit) }),
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

/** A bar up to each sum of parts; the highest is drawn first and the others over it. */
function dataOf({ columns, colours, hasBehind, beside }: Bars): uPlot.AlignedData {
  const sums = colours.map((_, part) =>
    columns.map(({ parts }) => (parts === null ? null : parts.slice(0, part + 1).reduce((sum, one) => sum + one, 0))),
  );
  return [
    columns.map(({ startMs, endMs }) => (startMs + endMs) / 2),
    ...(hasBehind ? [columns.map(({ behind }) => behind)] : []),
    ...sums.toReversed(),
    ...(beside === undefined ? [] : [columns.map((column) => column.beside ?? null)]),
  ];
}

/** `side`: on which half of its column a bar stands; absent: on all of it. */
const bar = (colour: string, share: number, side?: -1 | 1): uPlot.Series => {
  const size: [number, number] = side === undefined ? [share, 90] : [share / 2, 45];
  const paths = uPlot.paths.bars?.({ size, align: side ?? 0, radius: 0.08 });
  return { fill: colour, stroke: colour, width: 0, points: { show: false }, ...(paths && { paths }) };
};

const inSight = (columns: readonly Column[], { fromMs, toMs }: TimeWindow) =>
  columns.filter(({ startMs, endMs }) => endMs > fromMs && startMs < toMs);

const highest = ({ parts, behind, beside }: Column): number =>
  Math.max(behind ?? 0, beside ?? 0, parts?.reduce((sum, one) => sum + one, 0) ?? 0);

/** Three bars, or the one that there is. */
const leastOf = (columns: readonly Column[]): number => {
  const [first, third] = [columns[0], columns[Math.min(2, columns.length - 1)]];
  return first === undefined || third === undefined ? 1 : third.endMs - first.startMs;
};

function paintLimit(plot: uPlot, palette: Palette, { value, text }: { value: number; text: string }): void {
  const y = Math.round(plot.valToPos(value, "y", true));
  const { ctx, bbox } = plot;
  const px = devicePixelRatio;
  ctx.save();
  ctx.strokeStyle = palette.alarm;
  ctx.lineWidth = 1.5 * px;
  ctx.setLineDash([6 * px, 4 * px]);
  ctx.beginPath();
  ctx.moveTo(bbox.left, y);
  ctx.lineTo(bbox.left + bbox.width, y);
  ctx.stroke();
  // The outline keeps the text readable over bars.
  ctx.setLineDash([]);
  ctx.font = font(12 * px);
  ctx.textAlign = "left";
  ctx.textBaseline = "alphabetic";
  ctx.lineJoin = "round";
  ctx.lineWidth = 5 * px;
  ctx.strokeStyle = palette.sheet;
  ctx.strokeText(text, bbox.left + 6 * px, y - 6 * px);
  ctx.fillStyle = palette.alarm;
  ctx.fillText(text, bbox.left + 6 * px, y - 6 * px);
  ctx.restore();
}
