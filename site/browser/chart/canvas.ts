import type uPlot from "uplot";
import { count, tick } from "./format.ts";

const COLOURS = [
  "ink",
  "soft",
  "line",
  "sheet",
  "accent",
  "tint",
  "night",
  "sun",
  "alarm",
  "weekend",
  "before",
  "heat-low",
  "heat-mid",
  "heat-high",
  "peak",
  "off-peak",
  "peak-2",
  "off-peak-2",
  "blue",
  "blue-2",
  "white",
  "white-2",
  "red",
  "red-2",
] as const;

/** The colours of the page as it is now, light or dark: a canvas does not read CSS variables. */
export type Palette = Readonly<Record<(typeof COLOURS)[number], string>>;

export function currentPalette(): Palette {
  const style = getComputedStyle(document.documentElement);
  return Object.fromEntries(COLOURS.map((name) => [name, style.getPropertyValue(`--${name}`).trim()])) as Palette;
}

/** The font of the page. */
export const font = (px: number) => `${px}px system-ui, "DejaVu Sans", sans-serif`;

/** Time in Paris below; the quantity with its unit on the left. */
export function axes(palette: Palette, unit: string): uPlot.Axis[] {
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
    { ...common, size: 72, values: (_plot, splits) => splits.map((value) => axisLabel(value, unit)) },
  ];
}

/** Daily energy is labelled in kWh. */
const axisLabel = (value: number, unit: string): string =>
  unit === "Wh" ? `${count(value / 1000)}\u00a0kWh` : `${count(value)}\u00a0${unit}`;
