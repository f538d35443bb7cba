import uPlot from "uplot";
import { EXAMPLES_FR } from "../../../shared/texts/examples.fr.ts";
import { type Distance, MOST_POINTS } from "./distance.ts";
import { dayAt, quantity, timeAt } from "./format.ts";
import type { Palette } from "./palette.ts";
import { type DayOfCurve, daysOf, type Series } from "./series.ts";

/** A gap longer than an interval is a hole: the line stops there. */
const SLACK_SECONDS = 60;

/** A curve at two distances: from afar its days, each with least, mean and most; from near its half hours. */
export class CurveData {
  readonly #series: Series;
  readonly #days: readonly DayOfCurve[];
  #distance: Distance = "far";
  /** For each drawn point, which value of the series it is; -1 for the end of a hole. */
  #drawn: number[] = [];

  constructor(series: Series) {
    this.#series = series;
    this.#days = daysOf(series);
  }

  /** From where the curve was last seen. */
  get distance(): Distance {
    return this.#distance;
  }

  /** What to draw between two instants, in seconds. */
  between(from: number, to: number): uPlot.AlignedData {
    const { seconds } = this.#series;
    const first = Math.max(0, position(seconds, from) - 1);
    const end = Math.min(seconds.length, position(seconds, to) + 2);
    this.#distance = end - first <= MOST_POINTS ? "near" : "far";
    return this.#distance === "near" ? this.#near(first, end) : this.#far();
  }

  under(at: number): string {
    const { unit } = this.#series;
    const day = this.#days[at];
    if (this.#distance === "far") {
      if (day === undefined) return "";
      const [least, mean, most] = [day.least, day.mean, day.most].map((value) => quantity(value, unit));
      const { results } = EXAMPLES_FR;
      return `${dayAt(day.seconds)}\u00a0: ${results.least.toLowerCase()} ${least}, ${results.mean.toLowerCase()} ${mean}, ${results.most.toLowerCase()} ${most}`;
    }
    const end = this.#drawn[at];
    if (end === undefined || end < 0) return "";
    const seconds = this.#series.seconds[end] ?? 0;
    const begin = seconds - (this.#series.lengths[end] ?? 0);
    return `${dayAt(begin)}, ${timeAt(begin)}–${timeAt(seconds)}\u00a0: ${quantity(this.#series.values[end] ?? Number.NaN, unit)}`;
  }

  /** Each value is held from the beginning of its interval to its end; holes are left open. */
  #near(first: number, end: number): uPlot.AlignedData {
    const { seconds, values, lengths } = this.#series;
    const xs: number[] = [];
    const ys: (number | null)[] = [];
    this.#drawn = [];
    for (let at = first; at < end; at++) {
      const until = seconds[at] ?? 0;
      const begin = until - (lengths[at] ?? 0);
      const previous = xs.at(-1);
      if (previous === undefined || begin - previous > SLACK_SECONDS) {
        if (previous !== undefined) this.#push(xs, ys, previous + 1, null, -1);
        this.#push(xs, ys, begin, values[at] ?? null, at);
      }
      this.#push(xs, ys, until, values[at] ?? null, at);
    }
    const empty = xs.map(() => null);
    return [xs, ys, empty, empty, empty];
  }

  #push(xs: number[], ys: (number | null)[], x: number, y: number | null, at: number): void {
    xs.push(x);
    ys.push(y);
    this.#drawn.push(at);
  }

  #far(): uPlot.AlignedData {
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

  /** Between the least and the most of a day. */
  bands({ tint }: Palette): uPlot.Band[] {
    return [{ series: [3, 2], fill: tint }];
  }
}

/** Where an instant would stand among others. */
function position(sorted: Float64Array, at: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
