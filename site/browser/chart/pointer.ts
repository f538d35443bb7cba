import type { Spot } from "./layer.ts";
import { Mark } from "./mark.ts";
import type { Plot } from "./plot.ts";
import type { Strip } from "./strip.ts";
import type { TimeWindow } from "./window.ts";

export interface OpeningEvents {
  /** Whether a stretch of time can be looked at more closely, by itself. */
  readonly canOpen: (touched: TimeWindow) => boolean;
  readonly onOpen: (touched: TimeWindow) => void;
}

/** What a mouse, a finger or a key is on: marked in the drawing, read in the strip below it, and opened. */
export class Pointer {
  readonly #strip: Strip;
  readonly #events: OpeningEvents;
  readonly #mark: Mark;
  /** Whether a finger pressed last: a device may have a mouse as well. */
  #isFinger = false;

  constructor(plot: Plot, strip: Strip, events: OpeningEvents) {
    this.#mark = new Mark(plot);
    this.#strip = strip;
    this.#events = events;
  }

  press(isFinger: boolean): void {
    this.#isFinger = isFinger;
  }

  /** A mouse opens with a click, where a button would lead it over other values; a finger has the button as well. */
  show(spot: Spot): void {
    this.#mark.show(spot);
    this.#strip.show(spot, this.#isFinger && this.#events.canOpen(windowOf(spot)));
  }

  hide(): void {
    this.#mark.hide();
    this.#strip.hide();
  }

  /** A mouse that leaves takes its value along; what a finger touched stays to be read. */
  leave(): void {
    if (!this.#isFinger) this.hide();
  }

  /** `canHit`: a finger can hit what it opens. */
  tap(spot: Spot, canHit: boolean): void {
    if (!this.#isFinger || canHit) this.open(spot);
    else this.show(spot);
  }

  open(spot: Spot): void {
    if (this.#events.canOpen(windowOf(spot))) this.#events.onOpen(windowOf(spot));
    else this.show(spot);
  }
}

const windowOf = ({ startMs, endMs }: Spot): TimeWindow => ({ fromMs: startMs, toMs: endMs });
