import uPlot from "uplot";
import { axesOf, RIGHT_PX } from "./axes.ts";
import { currentPalette, type Palette } from "./canvas.ts";
import { listenToFingers, listenToTaps, listenToWheel, type Moves } from "./gestures.ts";
import type { ImageKey } from "./image.ts";
import { Keys } from "./keys.ts";
import type { Layer, Spot } from "./layer.ts";
import { type OpeningEvents, Pointer } from "./pointer.ts";
import { paintColumns, weekends } from "./shade.ts";
import { Strip, type StripTexts } from "./strip.ts";
import { isWhole, kept, moved, type TimeWindow, zoomed } from "./window.ts";

export interface ChartEvents extends OpeningEvents {
  /** The visible window changed, by the person or by a call. */
  readonly onWindow: (visible: TimeWindow) => void;
  /** The person wants the period before or after. */
  readonly onTurn: (direction: -1 | 1) => void;
  /** What the keyboard is on, to be spoken. */
  readonly onSpoken: (text: string) => void;
}

const LEAST_WIDTH_PX = 220;
/** What a finger can hit; narrower ones are read first, and opened from the strip. */
const LEAST_TOUCHED_PX = 6;

/** Time series that can be pointed at, zoomed and moved through with a mouse, fingers or keys. */
export class TimeChart {
  readonly #place: HTMLElement;
  readonly #events: ChartEvents;
  readonly #height: number;
  readonly #resize: ResizeObserver;
  #layer: Layer;
  #visible: TimeWindow;
  #palette: Palette = currentPalette();
  readonly #pointer: Pointer;
  #plot: uPlot;

  constructor(place: HTMLElement, layer: Layer, height: number, texts: StripTexts, events: ChartEvents) {
    this.#place = place;
    this.#events = events;
    this.#height = height;
    this.#layer = layer;
    this.#visible = layer.whole;
    this.#plot = this.#made();
    this.#pointer = new Pointer(this.#plot, new Strip(place, texts, (spot) => this.#pointer.open(spot)), events);
    this.#resize = new ResizeObserver(() => this.#fit());
    this.#resize.observe(place);
    new Keys(place, {
      spotAt: (atMs, row) => this.#layer.spotAt(atMs, row),
      visible: () => this.#visible,
      isGrid: () => this.#layer.isGrid,
      show: (spot) => this.#pointer.show(spot),
      say: (text) => events.onSpoken(text),
      hide: () => this.#pointer.hide(),
      open: (spot) => this.#pointer.open(spot),
      ensure: (atMs) => this.#ensure(atMs),
      zoom: (factor, atMs) => this.show(zoomed(this.#layer, this.#visible, factor, atMs)),
      whole: () => this.show(this.#layer.whole),
      turn: events.onTurn,
    });
  }

  get visible(): TimeWindow {
    return this.#visible;
  }

  /** Shows another stretch of time; `isQuiet`: no listener is called. */
  show(wanted: TimeWindow, isQuiet = false): void {
    this.#visible = kept(this.#layer, wanted);
    this.#pointer.hide();
    this.#plot.setData(this.#layer.data(this.#visible));
    if (!isQuiet) this.#events.onWindow(this.#visible);
  }

  zoom(factor: number): void {
    const { fromMs, toMs } = this.#visible;
    this.show(zoomed(this.#layer, this.#visible, factor, (fromMs + toMs) / 2));
  }

  showAll(): void {
    this.show(this.#layer.whole);
  }

  /** Draws a newer state of the same readings, where the person is looking. */
  update(layer: Layer): void {
    this.#layer = layer;
    this.#visible = kept(layer, this.#visible);
    this.#plot.setData(layer.data(this.#visible));
  }

  /** Draws everything anew in the colours of now. */
  recolour(): void {
    this.#palette = currentPalette();
    this.#plot.destroy();
    this.#plot = this.#made();
    this.#pointer.moveTo(this.#plot);
    // The strip stays below the drawing.
    this.#place.prepend(this.#plot.root);
  }

  /** What is visible as a PNG, with what its colours mean. */
  async image(title: string, keys: readonly ImageKey[]): Promise<Blob | null> {
    const { imageOf } = await import("./image.ts");
    return imageOf(this.#plot, this.#palette, title, keys);
  }

  destroy(): void {
    this.#resize.disconnect();
    this.#plot.destroy();
  }

  #made(): uPlot {
    const layer = this.#layer;
    const plot = new uPlot(
      {
        width: this.#width(),
        height: this.#height,
        ms: 1,
        padding: [10, RIGHT_PX, 0, 0],
        legend: { show: false },
        scales: {
          x: { time: true, range: () => [this.#visible.fromMs, this.#visible.toMs] },
          y: layer.isGrid ? { range: [0, 24], dir: -1 } : { range: () => [0, roof(this.#layer.top(this.#visible))] },
        },
        axes: axesOf(layer, this.#palette, () => this.#visible),
        cursor: { x: false, y: false, points: { show: false }, drag: { x: true, y: false, setScale: false } },
        series: layer.series(this.#palette),
        ...(layer.bands && { bands: layer.bands(this.#palette) }),
        hooks: {
          drawClear: [(self) => this.#paintBehind(self)],
          draw: [(self) => this.#layer.paintOver?.(self, this.#palette)],
          setSelect: [(self) => this.#select(self)],
          setCursor: [({ cursor }) => this.#pointAt(cursor.left ?? -1, cursor.top ?? -1)],
        },
      },
      layer.data(this.#visible),
      this.#place,
    );
    const moves: Moves = {
      isWhole: () => isWhole(this.#layer, this.#visible),
      zoom: (factor, atPx) => this.show(zoomed(this.#layer, this.#visible, factor, plot.posToVal(atPx, "x"))),
      pan: (byPx) => this.show(moved(this.#layer, this.#visible, plot.posToVal(byPx, "x") - plot.posToVal(0, "x"))),
      turn: (direction) => this.#events.onTurn(direction),
      point: (atPx, topPx) => this.#pointAt(atPx, topPx),
      press: (isFinger) => this.#pointer.press(isFinger),
      tap: (atPx, topPx) => this.#tap(atPx, topPx),
    };
    listenToTaps(plot.over, moves);
    listenToFingers(plot.over, moves);
    listenToWheel(plot.over, moves);
    return plot;
  }

  #paintBehind(plot: uPlot): void {
    if (!this.#layer.isGrid && this.#layer.named !== "months")
      paintColumns(plot, this.#palette.weekend, weekends(plot));
    this.#layer.paint?.(plot, this.#palette);
  }

  #select(plot: uPlot): void {
    const { left, width } = plot.select;
    if (width > 4) this.show({ fromMs: plot.posToVal(left, "x"), toMs: plot.posToVal(left + width, "x") });
    plot.setSelect({ left: 0, width: 0, top: 0, height: 0 }, false);
  }

  #pointAt(leftPx: number, topPx: number): void {
    if (leftPx < 0) this.#pointer.leave();
    else this.#pointer.show(this.#spotAt(leftPx, topPx));
  }

  #tap(leftPx: number, topPx: number): void {
    const spot = this.#spotAt(leftPx, topPx);
    const widthPx = this.#plot.valToPos(spot.endMs, "x") - this.#plot.valToPos(spot.startMs, "x");
    this.#pointer.tap(spot, this.#layer.isOfBars && widthPx >= LEAST_TOUCHED_PX);
  }

  #spotAt(leftPx: number, topPx: number): Spot {
    const atMs = Math.min(this.#plot.posToVal(leftPx, "x"), this.#visible.toMs - 1);
    return this.#layer.spotAt(Math.max(atMs, this.#visible.fromMs), this.#plot.posToVal(topPx, "y"));
  }

  /** Moves on when the keyboard leaves what is visible. */
  #ensure(atMs: number): void {
    const { fromMs, toMs } = this.#visible;
    if (atMs >= fromMs && atMs < toMs) return;
    const byMs = atMs < fromMs ? atMs - fromMs : atMs - toMs + this.#layer.leastMs / 2;
    this.show(moved(this.#layer, this.#visible, byMs));
  }

  #fit(): void {
    if (this.#plot.width !== this.#width()) this.#plot.setSize({ width: this.#width(), height: this.#height });
  }

  #width(): number {
    return Math.max(LEAST_WIDTH_PX, this.#place.clientWidth);
  }
}

const roof = (most: number): number => (most > 0 ? most * 1.06 : 1);
