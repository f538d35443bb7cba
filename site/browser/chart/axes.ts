import type uPlot from "uplot";
import { font, type Palette } from "./canvas.ts";
import type { Layer } from "./layer.ts";
import { ticksOf } from "./ticks.ts";
import type { TimeWindow } from "./window.ts";

const LEFT_PX = 66;
/** Room for the second half of the last label. */
export const RIGHT_PX = 14;
const ONE_LINE_PX = 32;
const TWO_LINES_PX = 46;

/** Time in Paris below; on the left a quantity, or on a grid the hours of a day. */
export function axesOf(layer: Layer, { soft, line }: Palette, visible: () => TimeWindow): uPlot.Axis[] {
  const common = { stroke: soft, font: font(12), ticks: { show: false } };
  const ticks = (self: uPlot) => ticksOf(visible(), self.width - LEFT_PX - RIGHT_PX, layer.named);
  return [
    {
      ...common,
      grid: { show: false },
      size: (_self, values) => (values?.some((text) => text.includes("\n")) ? TWO_LINES_PX : ONE_LINE_PX),
      splits: (self) => ticks(self).map(({ atMs }) => atMs),
      values: (self) => ticks(self).map(({ text }) => text),
    },
    {
      ...common,
      grid: { stroke: line, width: 1, show: !layer.isGrid },
      size: LEFT_PX,
      ...(layer.isGrid && { splits: () => [0, 3, 6, 9, 12, 15, 18, 21] }),
      values: (_self, splits) => splits.map((value) => layer.written(value)),
    },
  ];
}
