import type uPlot from "uplot";
import { element } from "../element.ts";
import type { Spot } from "./layer.ts";

/** The highlight of what is pointed at. */
export class Mark {
  readonly #plot: uPlot;
  readonly #box = element("div", { class: "chart-mark", hidden: true });

  constructor(plot: uPlot) {
    this.#plot = plot;
    plot.over.append(this.#box);
  }

  show(spot: Spot): void {
    const { over } = this.#plot;
    const at = (ms: number) => Math.min(Math.max(this.#plot.valToPos(ms, "x"), 0), over.clientWidth);
    const [left, right] = [at(spot.startMs), at(spot.endMs)];
    const rows = spot.rows?.map((row) => this.#plot.valToPos(row, "y")) ?? [0, over.clientHeight];
    const [top, bottom] = [Math.min(...rows), Math.max(...rows)];
    this.#box.style.cssText = `left:${left}px;width:${Math.max(right - left, 1)}px;top:${top}px;height:${bottom - top}px`;
    this.#box.hidden = false;
  }

  hide(): void {
    this.#box.hidden = true;
  }
}
