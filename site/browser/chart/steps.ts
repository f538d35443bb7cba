import { dayEndMs, dayStartMs, parisDay } from "../../../shared/paris-time.ts";
import { byDay } from "./by-day.ts";
import type { Palette } from "./canvas.ts";
import type { Layer, Spot } from "./layer.ts";
import { paintDays, paintSteps } from "./paint-steps.ts";
import { paintColumns } from "./shade.ts";
import type { DayOfSteps, Stretch } from "./stretch.ts";
import { spansOf, type WallRange } from "./wall-range.ts";
import type { TimeWindow } from "./window.ts";

interface Steps {
  readonly name: string;
  readonly whole: TimeWindow;
  readonly stretches: readonly Stretch[];
  readonly colour: keyof Palette;
  readonly offPeak: readonly WallRange[];
  readonly written: (watts: number) => string;
  readonly describedStep: (stretch: Stretch) => Pick<Spot, "title" | "lines">;
  readonly describedDay: (day: DayOfSteps) => Pick<Spot, "title" | "lines">;
  readonly describedGap: (startMs: number, endMs: number) => Pick<Spot, "title" | "lines">;
}

/** More stretches than this are drawn as days: a screen has no more columns. */
export const MOST_STRETCHES = 1_500;
const MOST_SHADED_MS = 15 * 86_400_000;
const HALF_HOUR_MS = 1_800_000;

/** A load curve: every stretch as a step when they can be told apart, else the lowest, mean and highest of each day. */
export function stepsLayer(steps: Steps): Layer {
  const { stretches } = steps;
  const days = drawnDays(stretches);
  const within = ({ fromMs, toMs }: TimeWindow) => [after(stretches, fromMs), after(stretches, toMs)] as const;
  const isFine = (visible: TimeWindow) => {
    const [first, last] = within(visible);
    return last - first <= MOST_STRETCHES;
  };
  let drawn: TimeWindow = steps.whole;
  return {
    name: steps.name,
    named: "instants",
    isGrid: false,
    isOfBars: false,
    whole: steps.whole,
    leastMs: 4 * 3_600_000,
    written: steps.written,
    paintBehind: (plot, palette) => {
      const { window } = plot;
      if (window.toMs - window.fromMs <= MOST_SHADED_MS)
        paintColumns(plot, palette.night, spansOf(window, steps.offPeak));
    },
    paint: (plot, palette) => {
      drawn = plot.window;
      const [first, last] = within(drawn);
      if (isFine(drawn)) paintSteps(plot, palette[steps.colour], stretches.slice(Math.max(first - 1, 0), last + 1));
      else paintDays(plot, palette, steps.colour, days);
    },
    top: (visible) => {
      const [first, last] = within(visible);
      return stretches.slice(first, last + 1).reduce((most, { watts }) => Math.max(most, watts), 0);
    },
    spotAt: (atMs) => {
      if (!isFine(drawn)) {
        const day = days.findLast(({ startMs }) => startMs <= atMs);
        if (day !== undefined && day.endMs > atMs) return { ...day, ...steps.describedDay(day) };
        const on = parisDay(atMs);
        return gap(steps, dayStartMs(on), dayEndMs(on));
      }
      const found = stretches[after(stretches, atMs)];
      if (found !== undefined && found.startMs <= atMs) {
        return { startMs: found.startMs, endMs: found.endMs, ...steps.describedStep(found) };
      }
      const startMs = Math.floor(atMs / HALF_HOUR_MS) * HALF_HOUR_MS;
      return gap(steps, startMs, startMs + HALF_HOUR_MS);
    },
  };
}

const gap = ({ describedGap }: Steps, startMs: number, endMs: number): Spot => ({
  startMs,
  endMs,
  ...describedGap(startMs, endMs),
});

/** The index of the first stretch that ends after an instant. */
function after(stretches: readonly Stretch[], atMs: number): number {
  let [low, high] = [0, stretches.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle]?.endMs ?? 0) <= atMs) low = middle + 1;
    else high = middle;
  }
  return low;
}

function drawnDays(stretches: readonly Stretch[]): DayOfSteps[] {
  return byDay(stretches).map(({ startMs, endMs, items }) => {
    let [least, most, wattMs, ms] = [Number.POSITIVE_INFINITY, 0, 0, 0];
    for (const stretch of items) {
      const lengthMs = stretch.endMs - stretch.startMs;
      least = Math.min(least, stretch.watts);
      most = Math.max(most, stretch.watts);
      wattMs += stretch.watts * lengthMs;
      ms += lengthMs;
    }
    return { startMs, endMs, least, mean: wattMs / ms, most };
  });
}
