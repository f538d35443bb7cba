import { framed, paintQuantity, paintTime } from "./axes.ts";
import { currentPalette, type Palette } from "./canvas.ts";
import { listenToFingers, listenToMouse, listenToTaps, listenToWheel, type Moves } from "./gestures.ts";
import type { ImageKey } from "./image.ts";
import { Keys } from "./keys.ts";
import type { Layer, Spot } from "./layer.ts";
import { Plot } from "./plot.ts";
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
  readonly #plot = new Plot();
  #drawnWidth = 0;

  constructor(place: HTMLElement, layer: Layer, height: number, texts: StripTexts, events: ChartEvents) {
    this.#place = place;
    this.#events = events;
    this.#height = height;
    this.#layer = layer;
    this.#visible = layer.whole;
    place.append(this.#plot.root);
    this.#draw();
    this.#listen();
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
    this.#draw();
    if (!isQuiet) this.#events.onWindow(this.#visible);
  }

  zoom(factor: number): void {
    const { fromMs, toMs } = this.#visible;
    this.show(zoomed(this.#layer, this.#visible, factor, (fromMs + toMs) / 2));
  }

  /** Moves by a share of what is visible. */
  move(share: number): void {
    const { fromMs, toMs } = this.#visible;
    this.show(moved(this.#layer, this.#visible, (toMs - fromMs) * share));
  }

  showAll(): void {
    this.show(this.#layer.whole);
  }

  /** Draws a newer state of the same readings, where the person is looking. */
  update(layer: Layer): void {
    this.#layer = layer;
    this.#visible = kept(layer, this.#visible);
    this.#draw();
  }

  /** Draws everything anew in the colours of now. */
  recolour(): void {
    this.#palette = currentPalette();
    this.#draw();
  }

  /** What is visible as a PNG, with what its colours mean. */
  async image(title: string, keys: readonly ImageKey[]): Promise<Blob | null> {
    const { imageOf } = await import("./image.ts");
    return imageOf(this.#plot, this.#palette, title, keys);
  }

  destroy(): void {
    this.#resize.disconnect();
  }

  #draw(): void {
    const [layer, palette, plot] = [this.#layer, this.#palette, this.#plot];
    this.#drawnWidth = this.#width();
    const frame = framed(layer, this.#visible, this.#drawnWidth, this.#height);
    plot.begin(frame);
    plot.inside(() => {
      if (!layer.isGrid && layer.named !== "months") paintColumns(plot, palette.weekend, weekends(this.#visible));
      layer.paintBehind?.(plot, palette);
    });
    paintQuantity(plot, layer, palette, frame.values);
    plot.inside(() => layer.paint(plot, palette));
    paintTime(plot, frame.ticks, palette);
  }

  #listen(): void {
    const plot = this.#plot;
    const moves: Moves = {
      isWhole: () => isWhole(this.#layer, this.#visible),
      zoom: (factor, atPx) => this.show(zoomed(this.#layer, this.#visible, factor, plot.atX(atPx))),
      pan: (byPx) => this.show(moved(this.#layer, this.#visible, plot.atX(byPx) - plot.atX(0))),
      turn: (direction) => this.#events.onTurn(direction),
      point: (atPx, topPx) => this.#pointer.show(this.#spotAt(atPx, topPx)),
      press: (isFinger) => this.#pointer.press(isFinger),
      tap: (atPx, topPx) => this.#tap(atPx, topPx),
      leave: () => this.#pointer.leave(),
      select: (fromPx, toPx) => this.show({ fromMs: plot.atX(fromPx), toMs: plot.atX(toPx) }),
    };
    for (const listen of [listenToMouse, listenToTaps, listenToFingers, listenToWheel]) listen(plot.over, moves);
  }

  #tap(leftPx: number, topPx: number): void {
    const spot = this.#spotAt(leftPx, topPx);
    const widthPx = this.#plot.x(spot.endMs) - this.#plot.x(spot.startMs);
    this.#pointer.tap(spot, this.#layer.isOfBars && widthPx >= LEAST_TOUCHED_PX);
  }

  #spotAt(leftPx: number, topPx: number): Spot {
    const atMs = Math.min(this.#plot.atX(leftPx), this.#visible.toMs - 1);
    return this.#layer.spotAt(Math.max(atMs, this.#visible.fromMs), this.#plot.atY(topPx));
  }

  /** Moves on when the keyboard leaves what is visible. */
  #ensure(atMs: number): void {
    const { fromMs, toMs } = this.#visible;
    if (atMs >= fromMs && atMs < toMs) return;
    const byMs = atMs < fromMs ? atMs - fromMs : atMs - toMs + this.#layer.leastMs / 2;
    this.show(moved(this.#layer, this.#visible, byMs));
  }

  #fit(): void {
    if (this.#drawnWidth !== this.#width()) this.#draw();
  }

  #width(): number {
    return Math.max(LEAST_WIDTH_PX, this.#place.clientWidth);
  }
}
