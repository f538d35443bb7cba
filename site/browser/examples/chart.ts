import uPlot from "uplot";
import { EXAMPLES } from "#words/examples";
import { axes, currentPalette } from "../chart/canvas.ts";
import { dayAt, quantity } from "../chart/format.ts";
import { imageOf } from "../chart/image.ts";
import { Curve, type Detail, shadeOffPeak } from "./curve.ts";
import { barData, barSeries, drawSubscribedPower, subscribedVa } from "./day-bars.ts";
import type { Household } from "./question.ts";
import type { Series } from "./series.ts";

const HEIGHT = 340;
const DAY_SECONDS = 86_400;

/** A drawn chart. */
export interface Chart {
  /** Multiplies the visible period by `factor` around its middle. */
  zoom(factor: number): void;
  /** Moves the visible period by a share of its length. */
  move(share: number): void;
  showAll(): void;
  /** The visible period as a PNG. */
  image(): Promise<Blob | null>;
  destroy(): void;
}

interface ChartEvents {
  /** Describes the value under the pointer; empty when there is none. */
  readonly onPoint: (description: string) => void;
  readonly onDetail: (detail: Detail) => void;
}

/** Draws bars for days, a zoomable curve for intervals. */
export function drawChart(place: HTMLElement, series: Series, household: Household, events: ChartEvents): Chart {
  const palette = currentPalette();
  const width = () => Math.max(280, place.clientWidth);
  const whole = extentOf(series);
  const curve = series.isCurve ? new Curve(series) : null;
  let [from, to] = whole;

  const plot = new uPlot(
    {
      width: width(),
      height: HEIGHT,
      padding: [12, 30, 0, 0],
      legend: { show: false },
      tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), "Europe/Paris"),
      scales: {
        x: { time: true, range: () => [from, to] },
        y: { range: (_plot, _least, most) => [0, roof(Math.max(most, subscribedVa(series, household) ?? 0))] },
      },
      axes: axes(palette, series.unit),
      cursor: { drag: { x: true, y: false, setScale: false }, points: { show: series.isCurve } },
      series: curve === null ? barSeries(palette, household.subscribedVa !== null) : curve.series(palette),
      ...(curve !== null && { bands: curve.bands(palette) }),
      hooks: {
        drawClear: [(self) => (shadesOffPeak() ? shadeOffPeak(self, household, palette) : undefined)],
        draw: [(self) => drawSubscribedPower(self, series, household, palette)],
        setSelect: [(self) => select(self)],
        setCursor: [(self) => events.onPoint(describeUnder(self))],
      },
    },
    dataFor(),
    place,
  );
  plot.over.addEventListener("dblclick", () => show(...whole));
  const resize = new ResizeObserver(() => {
    if (plot.width !== width()) plot.setSize({ width: width(), height: HEIGHT });
  });
  resize.observe(place);

  function dataFor(): uPlot.AlignedData {
    if (curve === null) return barData(series, household);
    const data = curve.between(from, to);
    events.onDetail(curve.detail);
    return data;
  }

  /** Behind whole days the stripes would be too fine to see; off-peak hours do not concern production. */
  function shadesOffPeak(): boolean {
    return series.kind === "consumption_load_curve" && curve?.detail === "intervals";
  }

  function show(nextFrom: number, nextTo: number): void {
    const least = series.isCurve ? 4 * 3_600 : 3 * DAY_SECONDS;
    const length = Math.min(Math.max(nextTo - nextFrom, least), whole[1] - whole[0]);
    const middle = (nextFrom + nextTo) / 2;
    from = Math.min(Math.max(middle - length / 2, whole[0]), whole[1] - length);
    to = from + length;
    plot.setData(dataFor());
  }

  function select(self: uPlot): void {
    const { left, width: wide } = self.select;
    if (wide > 4) show(self.posToVal(left, "x"), self.posToVal(left + wide, "x"));
    self.setSelect({ left: 0, width: 0, top: 0, height: 0 }, false);
  }

  function describeUnder(self: uPlot): string {
    const at = self.cursor.idx;
    if (at === null || at === undefined) return "";
    return curve === null ? describeDay(self, at, series) : curve.describe(at);
  }

  return {
    zoom: (factor) => {
      const middle = (from + to) / 2;
      const half = ((to - from) / 2) * factor;
      show(middle - half, middle + half);
    },
    move: (share) => {
      const by = (to - from) * share;
      const kept = Math.min(Math.max(by, whole[0] - from), whole[1] - to);
      show(from + kept, to + kept);
    },
    showAll: () => show(...whole),
    image: () => imageOf(plot, palette, title(series)),
    destroy: () => {
      resize.disconnect();
      plot.destroy();
    },
  };
}

function extentOf({ seconds, isCurve, lengths }: Series): [number, number] {
  const first = seconds[0] ?? 0;
  const last = seconds.at(-1) ?? 0;
  return isCurve ? [first - (lengths[0] ?? 0), last] : [first - 0.6 * DAY_SECONDS, last + 0.6 * DAY_SECONDS];
}

const describeDay = (plot: uPlot, at: number, { values, unit }: Series): string =>
  `${dayAt(plot.data[0][at] ?? 0)}\u00a0: ${quantity(values[at] ?? Number.NaN, unit)}`;

const roof = (most: number): number => Math.max(10, most * 1.08);
const title = ({ kind, isSimulated }: Series): string =>
  `${EXAMPLES.form.kinds[kind]}${isSimulated ? ` (${EXAMPLES.results.simulated.toLowerCase()})` : ""}`;
