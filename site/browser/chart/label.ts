import type uPlot from "uplot";
import { element } from "../element.ts";
import type { Spot } from "./layer.ts";

const GAP_PX = 12;

/** The label beside the pointer, and the highlight of what it is about. */
export class Label {
  readonly #plot: uPlot;
  readonly #box = element("div", { class: "chart-label", hidden: true, "aria-hidden": "true" });
  readonly #mark = element("div", { class: "chart-mark", hidden: true });

  constructor(plot: uPlot) {
    this.#plot = plot;
    plot.over.append(this.#mark, this.#box);
  }

  show(spot: Spot): void {
    const { over } = this.#plot;
    const at = (ms: number) => Math.min(Math.max(this.#plot.valToPos(ms, "x"), 0), over.clientWidth);
    const [left, right] = [at(spot.startMs), at(spot.endMs)];
    const rows = spot.rows?.map((row) => this.#plot.valToPos(row, "y")) ?? [0, over.clientHeight];
    const [top, bottom] = [Math.min(...rows), Math.max(...rows)];
    this.#mark.style.cssText = `left:${left}px;width:${Math.max(right - left, 1)}px;top:${top}px;height:${bottom - top}px`;
    this.#mark.hidden = false;

    this.#box.replaceChildren(
      element("strong", {}, spot.title),
      ...spot.lines.map((line) => element("span", {}, line)),
    );
    this.#box.hidden = false;
    const { offsetWidth: width, offsetHeight: height } = this.#box;
    // To the right of what it is about; to the left where there is no room; inside the drawing in any case.
    const beside = right + GAP_PX + width <= over.clientWidth ? right + GAP_PX : left - GAP_PX - width;
    const x = Math.min(Math.max(beside, 0), over.clientWidth - width);
    const y = spot.rows === undefined ? GAP_PX : Math.min(Math.max(top - height / 2, 0), over.clientHeight - height);
    this.#box.style.cssText = `left:${x}px;top:${Math.max(y, 0)}px`;
  }

  hide(): void {
    this.#box.hidden = true;
    this.#mark.hidden = true;
  }
}
