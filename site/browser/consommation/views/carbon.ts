import { CONSOMMATION as TEXTS } from "#words/consommation";
import { FILES } from "#words/files";
import { addDays, daysBetween, parisDay } from "../../../../shared/paris-time.ts";
import { byDay } from "../../chart/by-day.ts";
import { hourName } from "../../chart/calendar-names.ts";
import { heatLayer, heatTop } from "../../chart/heat.ts";
import { carbon, energy, percent } from "../../chart/quantities.ts";
import type { TimeWindow } from "../../chart/window.ts";
import { element } from "../../element.ts";
import { ourLink } from "../../our-link.ts";
import { type Emission, emissionsOf } from "../carbon.ts";
import type { Interval } from "../loaded.ts";
import { hoursOf } from "../sums.ts";
import { hourTable } from "./hour-table.ts";
import { intervalsOf } from "./intervals.ts";
import type { Figure, View, ViewState } from "./view.ts";
import { hourText, inSight, windowOf } from "./words.ts";

/** What the electricity of each hour emitted. */
export function carbonView(shown: ViewState): View {
  const intervals = intervalsOf(shown);
  const { weighed, unknownWh } = emissionsOf(intervals, shown.intensities);
  const hours = emissionHours(weighed);
  const energies = new Map(hoursOf(weighed).map(({ startMs, wh }) => [startMs, wh]));
  const values = hours.map(({ startMs, wh }) => ({ startMs, value: wh }));
  const { label } = TEXTS;
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
    figures: (visible) => figuresOf(shown, intervals.filter(inSight(visible)), visible),
    legend: (visible) => [
      { colour: "scale", text: TEXTS.legend.carbonScale(carbon(heatTop(values))) },
      ...(unknownWh > 0 || knownDays(weighed) < daysIn(visible) ? [TEXTS.legend.carbonPart] : []),
      TEXTS.legend.carbon,
      element("a", { href: ourLink("/impact") }, TEXTS.legend.method),
    ],
    tableTitle: TEXTS.table.hours.carbon,
    data: (visible) => ({
      head: [FILES.from, FILES.to, FILES.energy, FILES.carbon],
      rows: hours
        .filter(inSight(visible))
        .map(({ startMs, endMs, wh }) => [
          new Date(startMs),
          new Date(endMs),
          (energies.get(startMs) ?? 0) / 1000,
          Math.round(wh) / 1000,
        ]),
    }),
    table: (visible) => hourTable(hours.filter(inSight(visible)), ({ wh }) => Math.round(wh / 1000)),
  };
}

/** How much is known comes first where it is not everything: a sum over some days is not that of a year. */
function figuresOf(shown: ViewState, intervals: readonly Interval[], visible: TimeWindow): Figure[] {
  const { weighed, mg, wh, unknownWh } = emissionsOf(intervals, shown.intensities);
  if (wh === 0) return [];
  const { figures } = TEXTS;
  const [known, all] = [knownDays(weighed), daysIn(visible)];
  const isPart = known < all;
  return [
    ...(isPart
      ? [
          {
            name: figures.carbonKnown,
            text: figures.carbonDays(known, all),
            detail: figures.carbonShare(percent(wh / (wh + unknownWh))),
            exact: known,
          },
        ]
      : []),
    { name: isPart ? figures.carbonOf(known) : figures.carbon, text: carbon(mg), exact: mg },
    { name: figures.perKwh, text: figures.gramsPerKwh((mg / wh).toFixed(1).replace(".", ",")), exact: mg / wh },
    ...(unknownWh > 0 && !isPart
      ? [{ name: figures.weighed, text: energy(wh), detail: percent(wh / (wh + unknownWh)), exact: wh }]
      : []),
  ];
}

const knownDays = (weighed: readonly Emission[]): number => byDay(weighed).length;

/** The days that a window touches. */
function daysIn({ fromMs, toMs }: TimeWindow): number {
  return daysBetween(parisDay(fromMs), addDays(parisDay(toMs - 1), 1));
}

/** The emissions of each hour, in the place of its energy. */
function emissionHours(weighed: readonly Emission[]): Interval[] {
  return hoursOf(weighed.map(({ startMs, endMs, mg }) => ({ startMs, endMs, wh: mg })));
}
