import type { Spot } from "./layer.ts";
import type { TimeWindow } from "./window.ts";

/** What keys need of a chart. */
export interface KeyedChart {
  readonly spotAt: (atMs: number, row: number) => Spot;
  readonly visible: () => TimeWindow;
  readonly isGrid: () => boolean;
  readonly show: (spot: Spot) => void;
  readonly say: (text: string) => void;
  readonly hide: () => void;
  readonly open: (spot: Spot) => void;
  /** Makes an instant visible. */
  readonly ensure: (atMs: number) => void;
  readonly zoom: (factor: number, atMs: number) => void;
  readonly whole: () => void;
  readonly turn: (direction: -1 | 1) => void;
}

const ZOOM = 1.6;

/** Arrows go from value to value, Enter opens one, + and - zoom, 0 shows everything, Page Up and Down turn to another period. */
export class Keys {
  readonly #chart: KeyedChart;
  #spot: Spot | null = null;
  #row = 12.5;

  constructor(place: HTMLElement, chart: KeyedChart) {
    this.#chart = chart;
    place.addEventListener("keydown", (event) => {
      // The button under the drawing has keys of its own.
      if (event.target !== place) return;
      if (event.altKey || event.ctrlKey || event.metaKey || !this.#press(event.key)) return;
      event.preventDefault();
    });
    // What a finger touched stays when the focus goes to the button that opens it.
    place.addEventListener("blur", () => this.#spot !== null && this.#leave());
  }

  #press(key: string): boolean {
    const { fromMs, toMs } = this.#chart.visible();
    const middleMs = this.#spot === null ? (fromMs + toMs) / 2 : (this.#spot.startMs + this.#spot.endMs) / 2;
    const { zoom, whole, turn, isGrid } = this.#chart;
    const actions: Readonly<Record<string, () => void>> = {
      ArrowRight: () => this.#go(this.#spot === null ? fromMs : this.#spot.endMs),
      ArrowLeft: () => this.#go(this.#spot === null ? toMs - 1 : this.#spot.startMs - 1),
      Home: () => this.#go(fromMs),
      End: () => this.#go(toMs - 1),
      ...(isGrid() && { ArrowUp: () => this.#goRow(-1), ArrowDown: () => this.#goRow(1) }),
      "+": () => zoom(1 / ZOOM, middleMs),
      "=": () => zoom(1 / ZOOM, middleMs),
      "-": () => zoom(ZOOM, middleMs),
      "0": whole,
      PageUp: () => turn(-1),
      PageDown: () => turn(1),
      ...(this.#spot !== null && { Enter: () => this.#spot && this.#chart.open(this.#spot) }),
      Escape: () => this.#leave(),
    };
    actions[key]?.();
    return key in actions;
  }

  #go(atMs: number): void {
    this.#chart.ensure(atMs);
    const spot = this.#chart.spotAt(atMs, this.#row);
    this.#spot = spot;
    this.#chart.show(spot);
    this.#chart.say([spot.title, ...spot.lines].join(", "));
  }

  #goRow(by: number): void {
    this.#row = Math.min(Math.max(this.#row + by, 0.5), 23.5);
    this.#go(this.#spot?.startMs ?? this.#chart.visible().fromMs);
  }

  #leave(): void {
    this.#spot = null;
    this.#chart.hide();
  }
}
