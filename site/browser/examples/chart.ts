import uPlot from "uplot";
import { EXAMPLES_FR } from "../../../shared/texts/examples.fr.ts";
import { axes } from "./axes.ts";
import { bars } from "./bars.ts";
import { CurveData } from "./curve-data.ts";
import type { Distance } from "./distance.ts";
import type { Household } from "./form.ts";
import { dayAt, quantity } from "./format.ts";
import { imageOf } from "./image.ts";
import { shadeOffPeak } from "./off-peak.ts";
import { colours } from "./palette.ts";
import type { Series } from "./series.ts";
import { barData, subscribedLine, subscribedOf } from "./subscribed-power.ts";

const HEIGHT = 340;
const DAY_SECONDS = 86_400;

/** What the page does with a drawing. */
export interface Chart {
  zoom(factor: number): void;
  move(share: number): void;
  showAll(): void;
  /** The drawing as an image, on the ground of the page. */
  image(): Promise<Blob | null>;
  destroy(): void;
}

/** What a drawing says as it is used. */
interface Told {
  /** What is under the pointer; nothing, when nothing is. */
  readonly pointed: (text: string) => void;
  readonly seenFrom: (distance: Distance) => void;
}

/** Draws an answer: bars for days, a zoomable curve for half hours. */
export function drawChart(place: HTMLElement, series: Series, household: Household, told: Told): Chart {
  const palette = colours();
  const width = () => Math.max(280, place.clientWidth);
  const whole = extentOf(series);
  const data = series.isCurve ? new CurveData(series) : null;
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
        y: { range: (_plot, _least, most) => [0, roof(Math.max(most, subscribedOf(series, household) ?? 0))] },
      },
      axes: axes(palette, series.unit),
      cursor: { drag: { x: true, y: false, setScale: false }, points: { show: series.isCurve } },
      series: data === null ? bars(palette, household.subscribedVa !== null) : data.series(palette),
      ...(data !== null && { bands: data.bands(palette) }),
      hooks: {
        drawClear: [(self) => (shadesOffPeak() ? shadeOffPeak(self, household, palette) : undefined)],
        draw: [(self) => subscribedLine(self, series, household, palette)],
        setSelect: [(self) => select(self)],
        setCursor: [(self) => told.pointed(under(self))],
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
    if (data === null) return barData(series, household);
    const seen = data.between(from, to);
    told.seenFrom(data.distance);
    return seen;
  }

  /** Behind days the stripes would be too fine to see. Hours are cheap to draw in, not to inject in. */
  function shadesOffPeak(): boolean {
    return series.kind === "consumption_load_curve" && data?.distance === "near";
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

  function under(self: uPlot): string {
    const at = self.cursor.idx;
    if (at === null || at === undefined) return "";
    return data === null ? dayUnder(self, at, series) : data.under(at);
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

const dayUnder = (plot: uPlot, at: number, { values, unit }: Series): string =>
  `${dayAt(plot.data[0][at] ?? 0)}\u00a0: ${quantity(values[at] ?? Number.NaN, unit)}`;

const roof = (most: number): number => Math.max(10, most * 1.08);
const title = ({ kind, isSimulated }: Series): string =>
  `${EXAMPLES_FR.form.kinds[kind]}${isSimulated ? ` (${EXAMPLES_FR.results.simulated.toLowerCase()})` : ""}`;
