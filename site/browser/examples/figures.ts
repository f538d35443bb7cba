import { EXAMPLES_FR } from "../../../shared/texts/examples.fr.ts";
import { element } from "../element.ts";
import type { Household } from "./form.ts";
import { count, counted, quantity } from "./format.ts";
import { type Series, summaryOf } from "./series.ts";

const TEXTS = EXAMPLES_FR.results;

/** The few numbers that say it all. */
export function figures(series: Series, { subscribedVa }: Household): HTMLElement {
  const { least, mean, most, totalWh, missing } = summaryOf(series);
  const { unit, kind, values, isCurve } = series;
  const above = subscribedVa === null ? 0 : values.filter((value) => value > subscribedVa).length;
  const facts: [string, string][] = [
    ...(totalWh === null ? [] : [[TEXTS.total, quantity(totalWh, "Wh")] as [string, string]]),
    [TEXTS.least, quantity(least, unit)],
    [TEXTS.mean, quantity(mean, unit)],
    [TEXTS.most, quantity(most, unit)],
    ...(kind === "consumption_max_power" ? [[TEXTS.above, count(above)] as [string, string]] : []),
    ...(missing > 0
      ? [[TEXTS.missing, counted(missing, isCurve ? TEXTS.missingHalfHours : TEXTS.missingDays)] as [string, string]]
      : []),
  ];
  return element(
    "dl",
    { class: "facts" },
    ...facts.map(([name, value]) => element("div", {}, element("dt", {}, name), element("dd", {}, value))),
  );
}

/** The same for those who do not see the drawing. */
export function spoken(series: Series): string {
  const { count: points, least, mean, most } = summaryOf(series);
  const numbers = `${TEXTS.least} ${quantity(least, series.unit)}, ${TEXTS.mean} ${quantity(mean, series.unit)}, ${TEXTS.most} ${quantity(most, series.unit)}`;
  return `${EXAMPLES_FR.form.kinds[series.kind]}\u00a0: ${counted(points, TEXTS.points)}. ${numbers}.`;
}
