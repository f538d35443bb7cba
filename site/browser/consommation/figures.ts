import { element } from "../element.ts";
import type { Figure } from "./views/view.ts";

/** Shows figures; each carries its value before rounding, for those who copy it. */
export function showFigures(place: HTMLElement, figures: readonly Figure[]): void {
  place.replaceChildren(
    ...figures.map(({ name, text, detail, exact }) =>
      element(
        "div",
        {},
        element("dt", {}, name),
        element(
          "dd",
          {},
          element("data", { value: String(exact) }, text),
          ...(detail === undefined ? [] : [element("small", {}, detail)]),
        ),
      ),
    ),
  );
}
