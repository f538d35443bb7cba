import { withFrenchSpaces } from "../../../shared/pages/typography.ts";
import { element } from "../element.ts";
import type { Spot } from "./layer.ts";

export interface StripTexts {
  /** What a finger does on this chart, and a mouse. */
  readonly hints: { readonly touch: string; readonly mouse: string };
  readonly open: string;
}

/** The line under a chart: the value that is pointed at, and a way into it. Nothing of the drawing is hidden by it. */
export class Strip {
  readonly #hint: readonly HTMLElement[];
  readonly #values = element("p", { class: "strip-values", "aria-hidden": "true" });
  readonly #open: HTMLButtonElement;
  #spot: Spot | null = null;

  constructor(place: HTMLElement, { hints, open }: StripTexts, onOpen: (spot: Spot) => void) {
    this.#hint = [
      element("span", { class: "for-touch" }, withFrenchSpaces(hints.touch)),
      element("span", { class: "for-mouse" }, withFrenchSpaces(hints.mouse)),
    ];
    this.#open = element(
      "button",
      { type: "button", class: "quiet small-button", hidden: true, onclick: () => this.#spot && onOpen(this.#spot) },
      open,
    );
    place.append(element("div", { class: "strip" }, this.#values, this.#open));
    this.hide();
  }

  show(spot: Spot, canOpen: boolean): void {
    this.#spot = spot;
    this.#values.replaceChildren(
      element("span", {}, spot.title),
      ...spot.lines.map((line, at) => element(at === 0 ? "strong" : "span", {}, line)),
    );
    this.#open.hidden = !canOpen;
  }

  hide(): void {
    this.#spot = null;
    this.#values.replaceChildren(...this.#hint);
    this.#open.hidden = true;
  }
}
