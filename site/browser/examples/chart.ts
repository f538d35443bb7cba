import uPlot from "uplot";
import { EXAMPLES_FR } from "../../../shared/texts/examples.fr.ts";
import { bars } from "./bars.ts";
import { CurveData } from "./curve-data.ts";
import type { Household } from "./form.ts";
import { count, dayAt, quantity, tick } from "./format.ts";
import { shadeOffPeak } from "./off-peak.ts";
import { colours, type Palette } from "./palette.ts";
import type { Series } from "./series.ts";

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

/** Draws an answer: bars for days, a zoomable curve for half hours. `tell` is told what is under the pointer. */
export function drawChart(
  place: HTMLElement,
  series: Series,
  household: Household,
  tell: (text: string) => void,
): Chart {
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
        y: { range: (_plot, _least, most) => [0, roof(Math.max(most, floorOfRoof(series, household)))] },
      },
      axes: axes(palette, series.unit),
      cursor: { drag: { x: true, y: false, setScale: false }, points: { show: series.isCurve } },
      series: data === null ? bars(palette, household.subscribedVa !== null) : data.series(palette),
      ...(data !== null && { bands: data.bands(palette) }),
      hooks: {
        drawClear: [(self) => (hasOffPeak(series) ? shadeOffPeak(self, household, palette) : undefined)],
        draw: [(self) => subscribedLine(self, series, household, palette)],
        setSelect: [(self) => select(self)],
        setCursor: [(self) => tell(under(self))],
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
    return data === null ? barData(series, household) : data.between(from, to);
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

/** Hours are cheap to draw in, not to inject in. */
const hasOffPeak = ({ kind }: Series): boolean => kind === "consumption_load_curve";

function extentOf({ seconds, isCurve, lengths }: Series): [number, number] {
  const first = seconds[0] ?? 0;
  const last = seconds.at(-1) ?? 0;
  return isCurve ? [first - (lengths[0] ?? 0), last] : [first - 0.1 * DAY_SECONDS, last + 1.1 * DAY_SECONDS];
}

/** Bars stand in the middle of their day; those above the subscribed power are a series of their own. */
function barData({ seconds, values, kind }: Series, { subscribedVa }: Household): uPlot.AlignedData {
  const limit = kind === "consumption_max_power" && subscribedVa !== null ? subscribedVa : Number.POSITIVE_INFINITY;
  return [
    Array.from(seconds, (at) => at + DAY_SECONDS / 2),
    Array.from(values, (value) => (value > limit ? null : value)),
    Array.from(values, (value) => (value > limit ? value : null)),
  ];
}

const dayUnder = (plot: uPlot, at: number, { values, unit }: Series): string =>
  `${dayAt(plot.data[0][at] ?? 0)}\u00a0: ${quantity(values[at] ?? Number.NaN, unit)}`;

function subscribedLine(plot: uPlot, { kind }: Series, { subscribedVa }: Household, palette: Palette): void {
  if (kind !== "consumption_max_power" || subscribedVa === null) return;
  const y = Math.round(plot.valToPos(subscribedVa, "y", true));
  const { left, width, top } = plot.bbox;
  if (y < top) return;
  const { ctx } = plot;
  ctx.save();
  ctx.strokeStyle = palette.alarm;
  ctx.fillStyle = palette.alarm;
  ctx.lineWidth = 1.5 * devicePixelRatio;
  ctx.setLineDash([6 * devicePixelRatio, 4 * devicePixelRatio]);
  ctx.beginPath();
  ctx.moveTo(left, y);
  ctx.lineTo(left + width, y);
  ctx.stroke();
  ctx.font = font(12 * devicePixelRatio);
  ctx.textAlign = "right";
  ctx.fillText(EXAMPLES_FR.results.subscribedLine, left + width, y - 6 * devicePixelRatio);
  ctx.restore();
}

function axes(palette: Palette, unit: string): uPlot.Axis[] {
  const common = {
    stroke: palette.soft,
    font: font(12),
    grid: { stroke: palette.line, width: 1 },
    ticks: { show: false },
  };
  return [
    {
      ...common,
      grid: { show: false },
      space: 72,
      values: (_plot, splits, _axis, _space, step) => splits.map((seconds) => tick(seconds, step)),
    },
    { ...common, size: 72, values: (_plot, splits) => splits.map((value) => onAxis(value, unit)) },
  ];
}

/** A day is told in kWh. */
const onAxis = (value: number, unit: string): string =>
  unit === "Wh" ? `${count(value / 1000)}\u00a0kWh` : `${count(value)}\u00a0${unit}`;
const font = (px: number) => `${px}px system-ui, "DejaVu Sans", sans-serif`;
const roof = (most: number): number => Math.max(10, most * 1.08);
/** The line of the subscribed power has to be in view. */
const floorOfRoof = ({ kind }: Series, { subscribedVa }: Household): number =>
  kind === "consumption_max_power" ? (subscribedVa ?? 0) : 0;
const title = ({ kind, isSimulated }: Series): string =>
  `${EXAMPLES_FR.form.kinds[kind]}${isSimulated ? ` (${EXAMPLES_FR.results.simulated.toLowerCase()})` : ""}`;

/** The canvas is see-through, and has no title: an image that leaves the page needs both. */
function imageOf(plot: uPlot, palette: Palette, heading: string): Promise<Blob | null> {
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
