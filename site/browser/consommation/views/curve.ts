import { CONSOMMATION as TEXTS } from "#words/consommation";
import { FILES } from "#words/files";
import type { Layer } from "../../chart/layer.ts";
import { energy, power } from "../../chart/quantities.ts";
import { MOST_STRETCHES, stepsLayer } from "../../chart/steps.ts";
import type { Stretch } from "../../chart/stretch.ts";
import type { Table } from "../../table-file.ts";
import type { Interval } from "../loaded.ts";
import { sumOf } from "../sums.ts";
import { hourTable } from "./hour-table.ts";
import { intervalsOf } from "./intervals.ts";
import type { Figure, Key, View, ViewState } from "./view.ts";
import { dayText, inSight, stretchText, timesText, titleOf, weekendKeys, windowOf } from "./words.ts";

const HOUR_MS = 3_600_000;

export const OFF_PEAK_KEY: Key = { colour: "night", text: TEXTS.legend.offPeak };

const wattsOf = ({ startMs, endMs, wh }: Interval): number => (wh * HOUR_MS) / (endMs - startMs);

/** The mean power of each interval. */
export function curveView(shown: ViewState): View {
  const intervals = intervalsOf(shown);
  const { legend } = TEXTS;
  return {
    layers: [curveLayer(shown)],
    figures: (visible) => figuresOf(intervals.filter(inSight(visible)), nameOf(shown)),
    legend: ({ fromMs, toMs }) =>
      intervals.filter(inSight({ fromMs, toMs })).length > MOST_STRETCHES
        ? [legend.band]
        : [
            ...weekendKeys({ fromMs, toMs }),
            ...(shown.offPeak.length > 0 && shown.direction === "consumption" ? [OFF_PEAK_KEY] : []),
          ],
    tableTitle: TEXTS.table.hours.energy,
    data: (visible) => fileOf(intervals.filter(inSight(visible))),
    table: (visible) => hourTable(intervals.filter(inSight(visible))),
  };
}

export function curveLayer(shown: ViewState): Layer {
  const stretches = intervalsOf(shown).map(
    (interval): Stretch => ({ startMs: interval.startMs, endMs: interval.endMs, watts: wattsOf(interval) }),
  );
  const { label } = TEXTS;
  return stepsLayer({
    name: titleOf("curve", shown.direction),
    whole: windowOf(shown.span),
    stretches,
    colour: shown.direction === "production" ? "sun" : "accent",
    offPeak: shown.direction === "consumption" ? shown.offPeak : [],
    written: power,
    describedStep: ({ startMs, endMs, watts }) => ({
      title: nameOf(shown)(startMs, endMs),
      lines: [power(watts), energy((watts * (endMs - startMs)) / HOUR_MS)],
    }),
    describedDay: ({ startMs, least, mean, most }) => ({
      title: dayText(startMs),
      lines: [label.mean(power(mean)), label.range(power(least), power(most))],
    }),
    describedGap: (startMs, endMs) => ({
      title: endMs - startMs < 20 * HOUR_MS ? stretchText(startMs, endMs) : dayText(startMs),
      lines: [label.none],
    }),
  });
}

/** The times of a stretch, with its day where there are several. */
const nameOf = ({ period }: ViewState) => (period === "day" ? timesText : stretchText);

function figuresOf(intervals: readonly Interval[], named: typeof stretchText): Figure[] {
  const [first, ...others] = intervals;
  if (first === undefined) return [];
  const wh = sumOf(intervals);
  const ms = intervals.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
  const most = others.reduce((best, one) => (wattsOf(one) > wattsOf(best) ? one : best), first);
  const { figures } = TEXTS;
  return [
    { name: figures.total, text: energy(wh), exact: wh },
    { name: figures.meanPower, text: power((wh * HOUR_MS) / ms), exact: (wh * HOUR_MS) / ms },
    {
      name: figures.mostPower,
      text: power(wattsOf(most)),
      detail: named(most.startMs, most.endMs),
      exact: wattsOf(most),
    },
  ];
}

const fileOf = (intervals: readonly Interval[]): Table => ({
  head: [FILES.from, FILES.to, FILES.energy, FILES.power],
  rows: intervals.map((one) => [new Date(one.startMs), new Date(one.endMs), one.wh / 1000, Math.round(wattsOf(one))]),
});
