import { element } from "../element.ts";
import type { Spot } from "./layer.ts";
import type { Plot } from "./plot.ts";

/** The highlight of what is pointed at. */
export class Mark {
  readonly #plot: Plot;
  readonly #box = element("div", { class: "chart-mark", hidden: true });

  constructor(plot: Plot) {
    this.#plot = plot;
    plot.over.append(this.#box);
  }

  show(spot: Spot): void {
    const { width, height } = this.#plot;
    const at = (ms: number) => Math.min(Math.max(this.#plot.x(ms), 0), width);
    const [left, right] = [at(spot.startMs), at(spot.endMs)];
    const rows = spot.rows?.map((row) => this.#plot.y(row)) ?? [0, height];
    const [top, bottom] = [Math.min(...rows), Math.max(...rows)];
    this.#box.style.cssText = `left:${left}px;width:${Math.max(right - left, 1)}px;top:${top}px;height:${bottom - top}px`;
    this.#box.hidden = false;
  }

  hide(): void {
    this.#box.hidden = true;
  }
}
