import type { Palette } from "./canvas.ts";
import type { Plot } from "./plot.ts";
import type { DayOfSteps, Stretch } from "./stretch.ts";

/** A step goes from the start of its stretch to its end; where readings are missing nothing is drawn. */
export function paintSteps(plot: Plot, colour: string, stretches: readonly Stretch[]): void {
  const [line, below] = [new Path2D(), new Path2D()];
  for (const run of runsOf(stretches)) {
    const points = run.flatMap(({ startMs, endMs, watts }): Point[] => [
      [startMs, watts],
      [endMs, watts],
    ]);
    addLine(plot, line, points);
    addLine(plot, below, [[run[0].startMs, 0], ...points, [run.at(-1)?.endMs ?? 0, 0]]);
  }
  plot.ctx.fillStyle = `${colour}22`;
  plot.ctx.fill(below);
  stroke(plot, colour, 1.5, line);
}

/** The lowest and the highest of each day with what lies between, and a line of the means. */
export function paintDays(plot: Plot, palette: Palette, colour: keyof Palette, days: readonly DayOfSteps[]): void {
  const [between, edges, means] = [new Path2D(), new Path2D(), new Path2D()];
  for (const run of runsOf(days)) {
    const least = across(run, (day) => day.least);
    const most = across(run, (day) => day.most);
    addLine(plot, between, [...least, ...most.toReversed()]);
    addLine(plot, edges, least);
    addLine(plot, edges, most);
    addLine(
      plot,
      means,
      across(run, (day) => day.mean),
    );
  }
  plot.ctx.fillStyle = palette.tint;
  plot.ctx.fill(between);
  stroke(plot, palette.soft, 0.5, edges);
  stroke(plot, palette[colour], 2, means);
}

type Run<T> = readonly [T, ...T[]];
type Point = readonly [atMs: number, value: number];

/** What follows without a gap, together. */
function runsOf<T extends { readonly startMs: number; readonly endMs: number }>(items: readonly T[]): Run<T>[] {
  const runs: [T, ...T[]][] = [];
  for (const item of items) {
    const run = runs.at(-1);
    if (run !== undefined && run.at(-1)?.endMs === item.startMs) run.push(item);
    else runs.push([item]);
  }
  return runs;
}

/** From the start of the first day, by the middle of each, to the end of the last. */
const across = (run: Run<DayOfSteps>, value: (day: DayOfSteps) => number): Point[] => [
  [run[0].startMs, value(run[0])],
  ...run.map((day): Point => [(day.startMs + day.endMs) / 2, value(day)]),
  [run.at(-1)?.endMs ?? 0, value(run.at(-1) ?? run[0])],
];

function addLine(plot: Plot, path: Path2D, points: readonly Point[]): void {
  for (const [at, [atMs, value]] of points.entries()) path[at === 0 ? "moveTo" : "lineTo"](plot.x(atMs), plot.y(value));
}

function stroke({ ctx }: Plot, colour: string, width: number, path: Path2D): void {
  ctx.strokeStyle = colour;
  ctx.lineWidth = width;
  ctx.lineJoin = "round";
  ctx.stroke(path);
}
