import { CONSOMMATION as TEXTS } from "#words/consommation";
import { FILES } from "#words/files";
import { barsLayer } from "../../chart/bars.ts";
import { hourName } from "../../chart/calendar-names.ts";
import { heatLayer, heatTop } from "../../chart/heat.ts";
import { energy, shortEnergy } from "../../chart/quantities.ts";
import type { Interval } from "../loaded.ts";
import { hoursOf, sumOf } from "../sums.ts";
import { energyView } from "./energy.ts";
import { hourTable } from "./hour-table.ts";
import { intervalsOf } from "./intervals.ts";
import type { Figure, View, ViewState } from "./view.ts";
import { hourOfDayText, hourText, inSight, titleOf, windowOf } from "./words.ts";

const HOUR_MS = 3_600_000;

/** The energy of each hour: of one day as bars, of several as a heat map of days and hours. */
export function hoursView(shown: ViewState): View {
  const hours = hoursOf(intervalsOf(shown));
  if (shown.period !== "day") return hourMap(shown, hours);
  const hasTotalOnly = hours.length === 0 && shown.loaded.daily.has(shown.span.start);
  return hasTotalOnly ? energyView(shown, "days") : hourBars(shown, hours);
}

function hourMap(shown: ViewState, hours: readonly Interval[]): View {
  const values = hours.map(({ startMs, wh }) => ({ startMs, value: wh }));
  const layer = heatLayer({
    name: titleOf("hours", shown.direction),
    whole: windowOf(shown.span),
    hours: values,
    written: hourName,
    described: (hourMs, wh) => ({ title: hourText(hourMs), lines: [wh === null ? TEXTS.label.none : energy(wh)] }),
  });
  return {
    ...describedBy(hours),
    layers: [layer],
    legend: () => [{ colour: "scale", text: TEXTS.legend.scale(energy(heatTop(values))) }],
  };
}

/** The hours that a day has: 23, 24 or 25. */
function hourBars(shown: ViewState, hours: readonly Interval[]): View {
  const { fromMs, toMs } = windowOf(shown.span);
  const known = new Map(hours.map(({ startMs, wh }) => [startMs, wh]));
  const columns = Array.from({ length: (toMs - fromMs) / HOUR_MS }, (_, at) => {
    const startMs = fromMs + at * HOUR_MS;
    const wh = known.get(startMs);
    return { startMs, endMs: startMs + HOUR_MS, parts: wh === undefined ? null : [wh], behind: null };
  });
  const layer = barsLayer({
    name: titleOf("hours", shown.direction),
    named: "instants",
    columns,
    colours: [shown.direction === "production" ? "sun" : "accent"],
    hasBehind: false,
    written: shortEnergy,
    described: ({ startMs, parts }) => ({
      title: hourOfDayText(startMs),
      lines: [parts === null ? TEXTS.label.none : energy(parts[0] ?? 0)],
    }),
  });
  return { ...describedBy(hours, hourOfDayText), layers: [layer], legend: () => [] };
}

const describedBy = (
  hours: readonly Interval[],
  nameOf = hourText,
): Pick<View, "figures" | "tableTitle" | "data" | "table"> => ({
  figures: (visible) => figuresOf(hours.filter(inSight(visible)), nameOf),
  tableTitle: TEXTS.table.hours.energy,
  data: (visible) => ({
    head: [FILES.from, FILES.to, FILES.energy],
    rows: hours
      .filter(inSight(visible))
      .map(({ startMs, endMs, wh }) => [new Date(startMs), new Date(endMs), wh / 1000]),
  }),
  table: (visible) => hourTable(hours.filter(inSight(visible))),
});

function figuresOf(hours: readonly Interval[], nameOf: (hourMs: number) => string): Figure[] {
  const [first, ...others] = hours;
  if (first === undefined) return [];
  const wh = sumOf(hours);
  const most = others.reduce((best, hour) => (hour.wh > best.wh ? hour : best), first);
  const { figures } = TEXTS;
  return [
    { name: figures.total, text: energy(wh), exact: wh },
    { name: figures.mostHour, text: energy(most.wh), detail: nameOf(most.startMs), exact: most.wh },
  ];
}
