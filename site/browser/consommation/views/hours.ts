import { parisText } from "../../../../shared/paris-time.ts";
import { CONSOMMATION_FR as TEXTS } from "../../../../shared/texts/consommation.fr.ts";
import { hourName } from "../../chart/calendar-names.ts";
import { heatLayer, heatTop } from "../../chart/heat.ts";
import { energy } from "../../chart/quantities.ts";
import { element } from "../../element.ts";
import type { Interval } from "../loaded.ts";
import { hoursOf, sumOf } from "../sums.ts";
import { hourTable } from "./hour-table.ts";
import { intervalsOf } from "./intervals.ts";
import type { Figure, View, ViewState } from "./view.ts";
import { hourText, inSight, windowOf } from "./words.ts";

/** The energy of each hour, as a heat map of days and hours. */
export function hoursView(shown: ViewState): View {
  const hours = hoursOf(intervalsOf(shown));
  const values = hours.map(({ startMs, wh }) => ({ startMs, value: wh }));
  const layer = heatLayer({
    name: TEXTS.view.titles.hours,
    whole: windowOf(shown.span),
    hours: values,
    written: hourName,
    described: (hourMs, wh) => ({ title: hourText(hourMs), lines: [wh === null ? TEXTS.label.none : energy(wh)] }),
  });
  return {
    layers: [layer],
    figures: (visible) => figuresOf(hours.filter(inSight(visible))),
    legend: () => [scale(TEXTS.legend.scale(energy(heatTop(values))))],
    data: (visible) => ({
      head: [TEXTS.files.from, TEXTS.files.to, TEXTS.files.energy],
      rows: hours.filter(inSight(visible)).map(({ startMs, endMs, wh }) => [parisText(startMs), parisText(endMs), wh]),
    }),
    table: (visible) => hourTable(hours.filter(inSight(visible))),
  };
}

/** The colours of a heat map and what they mean. */
export const scale = (text: string): HTMLElement =>
  element("span", { class: "scale" }, element("span", { class: "ramp", "aria-hidden": "true" }), text);

function figuresOf(hours: readonly Interval[]): Figure[] {
  const [first, ...others] = hours;
  if (first === undefined) return [];
  const wh = sumOf(hours);
  const most = others.reduce((best, hour) => (hour.wh > best.wh ? hour : best), first);
  const { figures } = TEXTS;
  return [
    { name: figures.total, text: energy(wh), exact: wh },
    { name: figures.mostHour, text: energy(most.wh), detail: hourText(most.startMs), exact: most.wh },
  ];
}
