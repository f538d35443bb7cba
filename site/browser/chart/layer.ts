import type { Palette } from "./canvas.ts";
import type { Plot } from "./plot.ts";
import type { Named } from "./ticks.ts";
import type { Limits, TimeWindow } from "./window.ts";

/** What the pointer, the finger or the keyboard is on: a stretch of time, on a grid also a row, with its label. */
export interface Spot {
  readonly startMs: number;
  readonly endMs: number;
  /** From the lower to the higher value of the vertical axis; absent: all of it. */
  readonly rows?: readonly [number, number];
  readonly title: string;
  readonly lines: readonly string[];
}

/** One way to draw readings over time. Instants are ms since the epoch. */
export interface Layer extends Limits {
  /** What it shows, for those who do not see it. */
  readonly name: string;
  readonly named: Named;
  /** Hours of the day from top to bottom, instead of a quantity from bottom to top. */
  readonly isGrid: boolean;
  /** Each value is a bar, which a finger opens with one touch. */
  readonly isOfBars: boolean;
  /** The highest value of the vertical axis. */
  readonly top: (visible: TimeWindow) => number;
  /** A value of the vertical axis in words. */
  readonly written: (value: number) => string;
  /** Paints behind the lines of the axis. */
  readonly paintBehind?: (plot: Plot, palette: Palette) => void;
  readonly paint: (plot: Plot, palette: Palette) => void;
  /** Any instant of the whole is in a spot. */
  readonly spotAt: (atMs: number, value: number) => Spot;
}
