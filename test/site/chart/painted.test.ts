import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { barsLayer, type Column } from "../../../site/browser/chart/bars.ts";
import type { Palette } from "../../../site/browser/chart/canvas.ts";
import type { Layer } from "../../../site/browser/chart/layer.ts";
import type { Plot } from "../../../site/browser/chart/plot.ts";
import { stepsLayer } from "../../../site/browser/chart/steps.ts";

/** What was painted, in the order of painting. */
type Painted = readonly [name: string, ...values: unknown[]];

class RecordedPath {
  readonly points: [number, number][][] = [];
  moveTo(x: number, y: number): void {
    this.points.push([[x, y]]);
  }
  lineTo(x: number, y: number): void {
    this.points.at(-1)?.push([x, y]);
  }
}

beforeAll(() => {
  vi.stubGlobal("devicePixelRatio", 1);
  vi.stubGlobal("Path2D", RecordedPath);
});
afterAll(() => vi.unstubAllGlobals());

const PALETTE = new Proxy({}, { get: (_, name) => String(name) }) as Palette;
const DAY_MS = 86_400_000;

/** Paints on a drawing of 100 × 100 pixels, from the first to the last day and up to 10. */
function painted(layer: Layer): Painted[] {
  const made: Painted[] = [];
  const { fromMs, toMs } = layer.whole;
  const settings: Record<string, unknown> = {};
  const ctx = new Proxy(settings, {
    get:
      (_, name) =>
      (...values: unknown[]) =>
        made.push([String(name), settings.fillStyle, ...values]),
  });
  const plot = {
    ctx,
    window: layer.whole,
    width: 100,
    height: 100,
    x: (atMs: number) => ((atMs - fromMs) / (toMs - fromMs)) * 100,
    y: (value: number) => 100 - value * 10,
    sharp: (px: number) => px,
  } as unknown as Plot;
  layer.paint(plot, PALETTE);
  return made;
}

const column = (day: number, parts: Column["parts"], behind: number | null = null): Column => ({
  startMs: day * DAY_MS,
  endMs: (day + 1) * DAY_MS,
  parts,
  behind,
});

const bars = (columns: readonly Column[], colours: readonly (keyof Palette)[], hasBehind = false) =>
  barsLayer({
    name: "",
    named: "days",
    columns,
    colours,
    hasBehind,
    written: String,
    described: () => ({ title: "", lines: [] }),
  });

/** Colour, left, top, width and height of each bar. */
const boxes = (layer: Layer) =>
  painted(layer)
    .filter(([name]) => name === "roundRect")
    .map(([, ...box]) => box.slice(0, 5).map((one) => (typeof one === "number" ? Math.round(one * 10) / 10 : one)));

describe("bars", () => {
  it("a bar stands in the middle of its column, is as high as its value, and is left out where there is no reading", () => {
    expect(boxes(bars([column(0, [5]), column(1, null)], ["accent"]))).toEqual([["accent", 5.5, 50, 39, 50]]);
  });

  it("parts are stacked: the highest sum is painted first, and lower ones over it", () => {
    expect(boxes(bars([column(0, [2, 3])], ["accent", "alarm"])).map(([colour, , top]) => [colour, top])).toEqual([
      ["alarm", 50],
      ["accent", 80],
    ]);
  });

  it("what is compared stands behind, wider", () => {
    const [behind, own] = boxes(bars([column(0, [2], 4)], ["accent"], true));
    expect([behind, own]).toEqual([
      ["before", 5, 60, 90, 40],
      ["accent", 20, 80, 60, 20],
    ]);
  });

  it("more than a hundred bars touch", () => {
    const many = Array.from({ length: 125 }, (_, day) => column(day, [1]));
    const [first, second] = boxes(bars(many, ["accent"])) as [number[], number[]];
    expect((first[1] ?? 0) + (first[3] ?? 0)).toBeGreaterThanOrEqual(second[1] ?? 0);
  });
});

const steps = (stretches: readonly (readonly [fromHour: number, toHour: number, watts: number])[]) =>
  stepsLayer({
    name: "",
    whole: { fromMs: 0, toMs: 10 * 3_600_000 },
    stretches: stretches.map(([from, to, watts]) => ({ startMs: from * 3_600_000, endMs: to * 3_600_000, watts })),
    colour: "accent",
    offPeak: [],
    written: String,
    describedStep: () => ({ title: "", lines: [] }),
    describedDay: () => ({ title: "", lines: [] }),
    describedGap: () => ({ title: "", lines: [] }),
  });

describe("a curve", () => {
  it("a curve is a step for each value, and nothing where readings are missing", () => {
    const line = painted(
      steps([
        [0, 1, 4],
        [1, 2, 6],
        [4, 5, 2],
      ]),
    ).find(([name]) => name === "stroke")?.[2] as unknown as RecordedPath;
    expect(line.points).toEqual([
      [
        [0, 60],
        [10, 60],
        [10, 40],
        [20, 40],
      ],
      [
        [40, 80],
        [50, 80],
      ],
    ]);
  });
});
