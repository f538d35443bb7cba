import { CONSOMMATION as TEXTS } from "#words/consommation";
import type { TimeWindow } from "../chart/window.ts";
import { pause } from "../pause.ts";
import { Charts } from "./charts.ts";
import { showFigures } from "./figures.ts";
import { keysOf, showLegend } from "./legend.ts";
import { choicesOf, part } from "./part.ts";
import { showTable } from "./table.ts";
import { viewOf } from "./views/all.ts";
import type { ViewName } from "./views/names.ts";
import type { View, ViewState } from "./views/view.ts";
import { clockTexts, spanText, titleOf, windowOf } from "./views/words.ts";

const SETTLED_MS = 250;

export interface ScreenEvents {
  readonly onTurn: (direction: -1 | 1) => void;
  /** Another stretch of time is visible. */
  readonly onWindow: (visible: TimeWindow) => void;
  readonly canOpen: (touched: TimeWindow) => boolean;
  readonly onOpen: (touched: TimeWindow) => void;
}

/** Figures, charts, legend, table and files of what is shown. */
export class Screen {
  readonly #charts: Charts;
  readonly #details = part<HTMLDetailsElement>("table");
  #shown: { readonly name: ViewName; readonly shown: ViewState; readonly view: View } | null = null;
  #drawing: Promise<void> | undefined;
  /** Each drawing is one: a later one takes the place of an earlier that is not done. */
  #turn = 0;
  #tables = 0;
  #settling: ReturnType<typeof setTimeout> | undefined;

  constructor(events: ScreenEvents) {
    this.#charts = new Charts(part("charts"), {
      ...events,
      onSpoken: (text) => {
        part("spoken").textContent = text;
      },
      onWindow: (visible) => {
        this.#describe(visible);
        events.onWindow(visible);
      },
    });
    for (const button of choicesOf("zoom")) {
      const { zoom = "" } = button.dataset;
      button.addEventListener("click", () =>
        zoom === "all" ? this.#charts.showAll() : this.#charts.zoom(Number(zoom)),
      );
    }
    for (const button of choicesOf("file"))
      button.addEventListener("click", () => void this.#save(button.dataset.file ?? ""));
    part("print").addEventListener("click", () => print());
    this.#details.addEventListener("toggle", () => this.#fillTable());
  }

  /** What is visible of a period. */
  visibleOf(shown: ViewState): TimeWindow {
    return this.#charts.visible ?? windowOf(shown.span);
  }

  /** Whether what is shown has no figure to name. */
  get isEmpty(): boolean {
    return this.#shown === null || this.#shown.view.figures(windowOf(this.#shown.shown.span)).length === 0;
  }

  /** Ends when what was given last is on the screen, also where it was given meanwhile. */
  async draw(name: ViewName, shown: ViewState, zoom: TimeWindow | null): Promise<void> {
    this.#drawing = this.#drawOne(name, shown, zoom);
    let drawn: Promise<void> | undefined;
    while (drawn !== this.#drawing) {
      drawn = this.#drawing;
      await drawn;
    }
  }

  async #drawOne(name: ViewName, shown: ViewState, zoom: TimeWindow | null): Promise<void> {
    const turn = ++this.#turn;
    await pause();
    if (turn !== this.#turn) return;
    const view = viewOf(name, shown);
    this.#shown = { name, shown, view };
    const { span, isCompared, direction } = shown;
    const series = view.layers.map(({ name: layer }) => layer);
    const key = [name, span.start, span.end, isCompared, direction, view.shape ?? "", ...series].join();
    await pause();
    if (turn !== this.#turn) return;
    // What is drawn already has values; summing up a year again would take time for nothing.
    const isEmpty = !this.#charts.isOf(key) && this.isEmpty;
    part("tools").hidden = isEmpty;
    if (isEmpty) {
      // Axes without a value would look like a reading of nothing.
      this.#charts.clear();
      part("figures").replaceChildren();
      return;
    }
    await this.#charts.draw(key, view.layers, zoom);
    await pause();
    if (turn === this.#turn) this.#describe(this.visibleOf(shown));
  }

  clear(): void {
    this.#turn++;
    this.#shown = null;
    part("tools").hidden = true;
    this.#charts.clear();
    part("figures").replaceChildren();
    part("legend").replaceChildren();
    part("table-place").replaceChildren();
  }

  #describe(visible: TimeWindow): void {
    if (this.#shown === null) return;
    showFigures(part("figures"), this.#shown.view.figures(visible));
    const { about } = TEXTS.headings[this.#shown.shown.direction];
    showLegend(part("legend"), [
      ...this.#shown.view.legend(visible),
      ...(about === "" ? [] : [about]),
      ...clockTexts(visible),
    ]);
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => this.#fillTable(), SETTLED_MS);
  }

  #fillTable(): void {
    if (!this.#details.open || this.#shown === null) return;
    const { name, shown, view } = this.#shown;
    const mine = ++this.#tables;
    const caption = TEXTS.table.caption(view.tableTitle ?? titleOf(name, shown.direction), spanText(shown.span));
    void showTable(part("table-place"), view.table(this.visibleOf(shown)), caption, () => mine !== this.#tables);
  }

  async #save(kind: string): Promise<void> {
    if (this.#shown === null) return;
    const { name, shown, view } = this.#shown;
    const { fileName, saveCsv, saveJson, savePng } = await import("./files.ts");
    const file = fileName(name, shown, kind);
    if (kind === "csv") saveCsv(file, view.data(this.visibleOf(shown)));
    if (kind === "json") saveJson(file, view.data(this.visibleOf(shown)));
    const title = `${titleOf(name, shown.direction)}, ${spanText(shown.span)}`;
    const keys = keysOf(view.legend(this.visibleOf(shown)));
    if (kind === "png") savePng(file, await this.#charts.image(title, keys));
  }
}
