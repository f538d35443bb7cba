import { EXAMPLES_FR } from "../../../shared/texts/examples.fr.ts";
import { element } from "../element.ts";
import { count, quantity } from "./format.ts";
import { daysOf, type Series } from "./series.ts";

const TEXTS = EXAMPLES_FR.results;

/** The same for those who do not see the drawing, and for those who want numbers. Made when it is opened. */
export function tableOf(series: Series): HTMLElement {
  const details = element("details", {}, element("summary", {}, TEXTS.table));
  details.addEventListener("toggle", () => details.children.length === 1 && details.append(table(series)), {
    once: true,
  });
  return details;
}

function table(series: Series): HTMLElement {
  const { unit, isCurve, stamps, values } = series;
  const head = isCurve ? [TEXTS.day, TEXTS.least, TEXTS.mean, TEXTS.most] : [TEXTS.day, unit];
  const rows = isCurve
    ? daysOf(series).map(({ day, least, mean, most }) => [
        day,
        ...[least, mean, most].map((value) => quantity(value, unit)),
      ])
    : stamps.map((stamp, at) => [stamp, count(values[at] ?? 0)]);
  const line = (cells: readonly string[], tag: "td" | "th") =>
    element("tr", {}, ...cells.map((cell, at) => element(tag, at > 0 ? { class: "n" } : {}, cell)));
  return element(
    "div",
    { class: "scroll tall", tabindex: "0" },
    element(
      "table",
      {},
      element("thead", {}, line(head, "th")),
      element("tbody", {}, ...rows.map((row) => line(row, "td"))),
    ),
  );
}
