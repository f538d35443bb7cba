import { parisText } from "../../../../shared/paris-time.ts";
import { CONSOMMATION_FR as TEXTS } from "../../../../shared/texts/consommation.fr.ts";
import { hourName } from "../../chart/calendar-names.ts";
import { heatLayer, heatTop } from "../../chart/heat.ts";
import { carbon, energy, percent } from "../../chart/quantities.ts";
import { element } from "../../element.ts";
import { type Emission, emissionsOf } from "../carbon.ts";
import type { Interval } from "../loaded.ts";
import { hoursOf } from "../sums.ts";
import { hourTable } from "./hour-table.ts";
import { intervalsOf } from "./intervals.ts";
import type { View, ViewState } from "./view.ts";
import { hourText, inSight, windowOf } from "./words.ts";

/** What the electricity of each hour emitted. */
export function carbonView(shown: ViewState): View {
  const intervals = intervalsOf(shown);
  const { weighed } = emissionsOf(intervals, shown.intensities);
  const hours = emissionHours(weighed);
  const energies = new Map(hoursOf(weighed).map(({ startMs, wh }) => [startMs, wh]));
  const values = hours.map(({ startMs, wh }) => ({ startMs, value: wh }));
  const { figures, files, label } = TEXTS;
  const layer = heatLayer({
    name: TEXTS.view.titles.carbon,
    whole: windowOf(shown.span),
    hours: values,
    written: hourName,
    described: (hourMs, mg) => {
      const wh = energies.get(hourMs) ?? 0;
      if (mg === null) return { title: hourText(hourMs), lines: [label.none] };
      const intensity = wh === 0 ? [] : [label.intensity(String(Math.round(mg / wh)))];
      return { title: hourText(hourMs), lines: [carbon(mg), energy(wh), ...intensity] };
    },
  });
  return {
    layers: [layer],
    figures: (visible) => {
      const { mg, wh, unknownWh } = emissionsOf(intervals.filter(inSight(visible)), shown.intensities);
      if (wh === 0) return [];
      return [
        { name: figures.carbon, text: carbon(mg), exact: mg },
        { name: figures.perKwh, text: figures.gramsPerKwh((mg / wh).toFixed(1).replace(".", ",")), exact: mg / wh },
        { name: figures.weighed, text: energy(wh), detail: percent(wh / (wh + unknownWh)), exact: wh },
      ];
    },
    legend: () => [
      { colour: "scale", text: TEXTS.legend.carbonScale(carbon(heatTop(values))) },
      TEXTS.legend.carbon,
      element("a", { href: "/impact" }, TEXTS.legend.method),
    ],
    data: (visible) => ({
      head: [files.from, files.to, files.energy, files.carbon],
      rows: hours
        .filter(inSight(visible))
        .map(({ startMs, endMs, wh }) => [parisText(startMs), parisText(endMs), energies.get(startMs) ?? 0, wh]),
    }),
    table: (visible) => hourTable(hours.filter(inSight(visible)), ({ wh }) => Math.round(wh / 1000)),
  };
}

/** The emissions of each hour, in the place of its energy. */
function emissionHours(weighed: readonly Emission[]): Interval[] {
  return hoursOf(weighed.map(({ startMs, endMs, mg }) => ({ startMs, endMs, wh: mg })));
}
