import type uPlot from "uplot";
import { font } from "./font.ts";
import { count, tick } from "./format.ts";
import type { Palette } from "./palette.ts";

/** Time below, in Paris; the quantity on the left, with its unit. */
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
    { ...common, size: 72, values: (_plot, splits) => splits.map((value) => onAxis(value, unit)) },
  ];
}

/** A day is told in kWh. */
const onAxis = (value: number, unit: string): string =>
  unit === "Wh" ? `${count(value / 1000)}\u00a0kWh` : `${count(value)}\u00a0${unit}`;
