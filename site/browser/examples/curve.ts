import uPlot from "uplot";
import { EXAMPLES } from "#words/examples";
import type { Palette } from "../chart/canvas.ts";
import { dayAt, quantity, timeAt } from "../chart/format.ts";
import { paintColumns } from "../chart/shade.ts";
import { spansOf } from "../chart/wall-range.ts";
import type { Household } from "./question.ts";
import { type DayOfCurve, type Series, summariesByDay } from "./series.ts";

/** What a curve shows: a summary of each day, or every interval. */
export type Detail = "days" | "intervals";

/** Above this count, intervals are drawn as days: a screen has no more columns than this. */
const MAX_INTERVALS = 1_500;
/** A gap longer than this between two intervals interrupts the line. */
const MAX_GAP_SECONDS = 60;

/** A load curve, drawn by day (minimum, mean, maximum) or by interval, depending on the zoom. */
export class Curve {
  readonly #series: Series;
  readonly #days: readonly DayOfCurve[];
  #detail: Detail = "days";
  /** For each drawn point, its position in the series; -1 where the line is interrupted. */
  #positions: number[] = [];

  constructor(series: Series) {
    this.#series = series;
    this.#days = summariesByDay(series);
  }

  /** The detail of the last drawing. */
  get detail(): Detail {
    return this.#detail;
  }

  /** What to draw between two instants, in seconds. */
  between(from: number, to: number): uPlot.AlignedData {
    const { seconds } = this.#series;
    const first = Math.max(0, insertionPoint(seconds, from) - 1);
    const end = Math.min(seconds.length, insertionPoint(seconds, to) + 2);
    this.#detail = end - first <= MAX_INTERVALS ? "intervals" : "days";
    return this.#detail === "intervals" ? this.#drawIntervals(first, end) : this.#drawDays();
  }

  /** The drawn point in words. */
  describe(at: number): string {
    const { unit, seconds, lengths, values } = this.#series;
    if (this.#detail === "days") {
      const day = this.#days[at];
      if (day === undefined) return "";
      const [least, mean, most] = [day.least, day.mean, day.most].map((value) => quantity(value, unit));
      const { results } = EXAMPLES;
      return `${dayAt(day.seconds)}\u00a0: ${results.least.toLowerCase()} ${least}, ${results.mean.toLowerCase()} ${mean}, ${results.most.toLowerCase()} ${most}`;
    }
    const position = this.#positions[at];
    if (position === undefined || position < 0) return "";
    const end = seconds[position] ?? 0;
    const begin = end - (lengths[position] ?? 0);
    return `${dayAt(begin)}, ${timeAt(begin)}–${timeAt(end)}\u00a0: ${quantity(values[position] ?? Number.NaN, unit)}`;
  }

  /** Each value is a step from the beginning of its interval to its end; missing intervals stay empty. */
  #drawIntervals(first: number, end: number): uPlot.AlignedData {
    const { seconds, values, lengths } = this.#series;
    const xs: number[] = [];
    const ys: (number | null)[] = [];
    this.#positions = [];
    const push = (x: number, y: number | null, position: number) => {
      xs.push(x);
      ys.push(y);
      this.#positions.push(position);
    };
    for (let at = first; at < end; at++) {
      const until = seconds[at] ?? 0;
      const begin = until - (lengths[at] ?? 0);
      const previous = xs.at(-1);
      if (previous === undefined || begin - previous > MAX_GAP_SECONDS) {
        if (previous !== undefined) push(previous + 1, null, -1);
        push(begin, values[at] ?? null, at);
      }
      push(until, values[at] ?? null, at);
    }
    const empty = xs.map(() => null);
    return [xs, ys, empty, empty, empty];
  }

  #drawDays(): uPlot.AlignedData {
    const days = this.#days;
    return [
      days.map(({ seconds }) => seconds),
      days.map(() => null),
      days.map(({ least }) => least),
      days.map(({ most }) => most),
      days.map(({ mean }) => mean),
    ];
  }

  series({ accent, soft }: Palette): uPlot.Series[] {
    const stepped = uPlot.paths.stepped?.({ align: -1 });
    const line = (colour: string, width: number): uPlot.Series => ({
      stroke: colour,
      width,
      points: { show: false },
      spanGaps: false,
    });
    return [
      {},
      { ...line(accent, 1.5), ...(stepped && { paths: stepped }) },
      line(soft, 0.5),
      line(soft, 0.5),
      line(accent, 2),
    ];
  }

  /** Fills the space between the minimum and the maximum of each day. */
  bands({ tint }: Palette): uPlot.Band[] {
    return [{ series: [3, 2], fill: tint }];
  }
}

/** The index of the first value that is not before `at` (binary search). */
function insertionPoint(sorted: Float64Array, at: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Shades the visible off-peak hours behind the curve. */
export function shadeOffPeak(plot: uPlot, { offPeak }: Household, { night }: Palette): void {
  const { min, max } = plot.scales.x ?? {};
  if (typeof min !== "number" || typeof max !== "number") return;
  const spans = spansOf({ fromMs: min * 1000, toMs: max * 1000 }, offPeak);
  paintColumns(
    plot,
    night,
    spans.map(([startMs, endMs]) => [startMs / 1000, endMs / 1000] as const),
  );
}
