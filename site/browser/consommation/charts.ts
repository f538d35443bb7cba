import { CONSOMMATION as TEXTS } from "#words/consommation";
import type { ImageKey } from "../chart/image.ts";
import type { Layer } from "../chart/layer.ts";
import type { StripTexts } from "../chart/strip.ts";
import { TimeChart } from "../chart/time-chart.ts";
import type { TimeWindow } from "../chart/window.ts";
import { element } from "../element.ts";
import { pause } from "../pause.ts";

export interface ChartsEvents {
  readonly onWindow: (visible: TimeWindow) => void;
  readonly onTurn: (direction: -1 | 1) => void;
  readonly onSpoken: (text: string) => void;
  readonly canOpen: (touched: TimeWindow) => boolean;
  readonly onOpen: (touched: TimeWindow) => void;
}

const HEIGHT = 320;
const GRID_HEIGHT = 420;
const SECOND_HEIGHT = 220;

const stripTexts = ({ isOfBars }: Layer, canOpen: boolean): StripTexts => {
  const { hints, open } = TEXTS.chart;
  return { hints: canOpen ? hints[isOfBars ? "bars" : "others"] : hints.closest, open };
};

/** The charts of a view, one below the other over the same time. */
export class Charts {
  readonly #place: HTMLElement;
  readonly #events: ChartsEvents;
  #charts: TimeChart[] = [];
  #key = "";
  /** Each drawing is one: a later one takes the place of an earlier that is not done. */
  #turn = 0;

  constructor(place: HTMLElement, events: ChartsEvents) {
    this.#place = place;
    this.#events = events;
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.recolour());
    addEventListener("beforeprint", () => this.#forPrint(true));
    addEventListener("afterprint", () => this.#forPrint(false));
  }

  /** Draws layers; those with the same key are a newer state of what is drawn, and stay where the person is looking. */
  async draw(key: string, layers: readonly Layer[], zoom: TimeWindow | null): Promise<void> {
    const turn = ++this.#turn;
    if (key === this.#key) {
      for (const [at, layer] of layers.entries()) {
        this.#charts[at]?.update(layer);
        await pause();
        if (turn !== this.#turn) return;
      }
      return;
    }
    this.#remove();
    for (const [at, layer] of layers.entries()) {
      const box = element("div", {
        class: "chart",
        tabindex: "0",
        role: "group",
        "aria-roledescription": TEXTS.chart.kind,
        "aria-label": layer.name,
        "aria-describedby": "chart-help",
      });
      if (layers.length > 1 && at > 0) this.#place.append(element("h3", {}, layer.name));
      this.#place.append(box);
      const height = layer.isGrid ? GRID_HEIGHT : at === 0 ? HEIGHT : SECOND_HEIGHT;
      const chart: TimeChart = new TimeChart(box, layer, height, stripTexts(layer, this.#events.canOpen(layer.whole)), {
        ...this.#events,
        onWindow: (visible) => this.#follow(chart, visible),
      });
      if (zoom !== null) chart.show(zoom, true);
      this.#charts.push(chart);
      await pause();
      if (turn !== this.#turn) return;
    }
    this.#key = key;
  }

  /** Whether this is drawn. */
  isOf(key: string): boolean {
    return key === this.#key;
  }

  get visible(): TimeWindow | null {
    return this.#charts[0]?.visible ?? null;
  }

  zoom(factor: number): void {
    this.#charts[0]?.zoom(factor);
  }

  showAll(): void {
    this.#charts[0]?.showAll();
  }

  image(title: string, keys: readonly ImageKey[]): Promise<Blob | null> {
    return this.#charts[0]?.image(title, keys) ?? Promise.resolve(null);
  }

  recolour(): void {
    for (const chart of this.#charts) chart.recolour();
  }

  /** Also takes the place of a drawing that is not done. */
  clear(): void {
    this.#turn++;
    this.#remove();
  }

  #remove(): void {
    for (const chart of this.#charts) chart.destroy();
    this.#charts = [];
    this.#key = "";
    this.#place.replaceChildren();
  }

  /** All charts of a view show the same time. */
  #follow(from: TimeChart, visible: TimeWindow): void {
    for (const chart of this.#charts) if (chart !== from) chart.show(visible, true);
    this.#events.onWindow(from.visible);
  }

  /** Paper is light: what is drawn for it takes the light colours. */
  #forPrint(isPrinting: boolean): void {
    document.documentElement.classList.toggle("printing", isPrinting);
    this.recolour();
  }
}
