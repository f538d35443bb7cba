import { CONSOMMATION as TEXTS } from "#words/consommation";
import { FILES } from "#words/files";
import { daysOf } from "../../../../shared/paris-time.ts";
import { barsLayer } from "../../chart/bars.ts";
import { change, energy, shortEnergy } from "../../chart/quantities.ts";
import type { TimeWindow } from "../../chart/window.ts";
import type { Table } from "../../table-file.ts";
import { oldestOf, yearBefore } from "../period.ts";
import { type Bar, dayBars, monthBars, summed, sumOf } from "../sums.ts";
import { curveLayer, OFF_PEAK_KEY } from "./curve.ts";
import { MOST_DAYS_WITH_CURVE } from "./names.ts";
import type { Figure, Key, View, ViewState } from "./view.ts";
import { dayKey, dayText, inSight, monthKey, monthText, titleOf, weekendKeys } from "./words.ts";

/** Energy by day, with the curve of a short period below it; or by month. */
export function energyView(shown: ViewState, by: "days" | "months"): View {
  const { loaded, period, span, isCompared } = shown;
  const days = dayBars(
    span,
    (day) => loaded.daily.get(day) ?? curveWh(shown, day),
    (day) => {
      const before = isCompared ? yearBefore(day, period) : null;
      return before === null ? null : (loaded.daily.get(before) ?? curveWh(shown, before));
    },
  );
  const bars = by === "days" ? days : monthBars(days);
  const barText = by === "days" ? dayText : monthText;
  const layer = barsLayer({
    name: titleOf(by, shown.direction),
    named: by,
    columns: bars.map(({ startMs, endMs, wh, beforeWh }) => ({
      startMs,
      endMs,
      parts: wh === null ? null : [wh],
      behind: beforeWh,
    })),
    colours: [shown.direction === "production" ? "sun" : "accent"],
    hasBehind: isCompared,
    written: shortEnergy,
    described: ({ startMs }, at) => ({ title: barText(startMs), lines: linesOf(bars[at] as Bar, by) }),
  });
  const hasCurve = by === "days" && hasCurveBelow(shown);
  return {
    layers: hasCurve ? [layer, curveLayer(shown)] : [layer],
    figures: (visible) => figuresOf(bars.filter(inSight(visible)), by),
    legend: (visible) => legendOf(shown, by, visible),
    data: (visible) => fileOf(bars.filter(inSight(visible)), by, isCompared),
    table: (visible) => tableOf(bars.filter(inSight(visible)), by, isCompared),
  };
}

const hasCurveBelow = ({ loaded, span: { start, end } }: Pick<ViewState, "loaded" | "span">): boolean => {
  const days = daysOf(start, end);
  return days.length <= MOST_DAYS_WITH_CURVE && days.some((day) => loaded.load_curve.has(day));
};

/** For a token that opens the curve and not the days: the sum of a day's intervals. */
function curveWh({ loaded }: ViewState, day: Parameters<typeof loaded.load_curve.get>[0]): number | null {
  const curve = loaded.isDailyClosed ? loaded.load_curve.get(day) : undefined;
  return curve === undefined ? null : sumOf(curve);
}

function linesOf({ wh, beforeWh, both, days, startMs, endMs }: Bar, by: "days" | "months"): string[] {
  if (wh === null && beforeWh === null) return [TEXTS.label.none];
  const expected = Math.round((endMs - startMs) / 86_400_000);
  return [
    wh === null ? TEXTS.label.none : energy(wh),
    ...(by === "months" && days < expected ? [TEXTS.label.partial(`${days}/${expected}`)] : []),
    ...(beforeWh === null ? [] : [TEXTS.label.before(energy(beforeWh))]),
    ...(both.beforeWh > 0 ? [change(both.wh / both.beforeWh - 1)] : []),
  ];
}

function figuresOf(bars: readonly Bar[], by: "days" | "months"): Figure[] {
  const barText = by === "days" ? dayText : monthText;
  const { wh, days, both } = summed(bars);
  if (wh === null) return [];
  const [first, ...others] = bars.filter((bar): bar is Bar & { wh: number } => bar.wh !== null);
  if (first === undefined) return [];
  const most = others.reduce((best, bar) => (bar.wh > best.wh ? bar : best), first);
  const { figures } = TEXTS;
  return [
    { name: figures.total, text: energy(wh), exact: wh },
    ...(days > 1 ? [{ name: figures.mean, text: energy(wh / days), exact: wh / days }] : []),
    ...(others.length > 0
      ? [{ name: figures.most[by], text: energy(most.wh), detail: barText(most.startMs), exact: most.wh }]
      : []),
    ...(both.beforeWh > 0
      ? [
          { name: figures.before, text: energy(both.beforeWh), exact: both.beforeWh },
          { name: figures.change, text: change(both.wh / both.beforeWh - 1), exact: both.wh - both.beforeWh },
        ]
      : []),
  ];
}

function legendOf(shown: ViewState, by: string, visible: TimeWindow): (Key | string)[] {
  const { isCompared, period, span, today, offPeak, direction } = shown;
  const { legend } = TEXTS;
  const isWeekly = period === "day" || period === "week";
  const isClose = visible.toMs - visible.fromMs < 15.5 * 86_400_000;
  return [
    ...(by === "days" ? weekendKeys(visible) : []),
    ...(period === "day" && span.end <= oldestOf("load_curve", today) ? [legend.onlyTotal] : []),
    ...(isCompared ? [{ colour: "before" as const, text: isWeekly ? legend.beforeWeekday : legend.beforeDate }] : []),
    ...(by === "days" && hasCurveBelow(shown) && isClose && offPeak.length > 0 && direction === "consumption"
      ? [OFF_PEAK_KEY]
      : []),
  ];
}

const nameOf = (by: "days" | "months", startMs: number): string => (by === "days" ? dayKey : monthKey)(startMs);

const inKwh = (wh: number | null): number | null => (wh === null ? null : wh / 1000);

function fileOf(bars: readonly Bar[], by: "days" | "months", isCompared: boolean): Table {
  return {
    head: [by === "days" ? FILES.day : FILES.month, FILES.energy, ...(isCompared ? [FILES.before] : [])],
    rows: bars.map(({ startMs, wh, beforeWh }) => [
      nameOf(by, startMs),
      inKwh(wh),
      ...(isCompared ? [inKwh(beforeWh)] : []),
    ]),
  };
}

function tableOf(bars: readonly Bar[], by: "days" | "months", isCompared: boolean): Table {
  const { table } = TEXTS;
  return {
    head: [by === "days" ? table.day : table.month, table.energy, ...(isCompared ? [table.before] : [])],
    rows: bars.map(({ startMs, wh, beforeWh }) => [
      by === "days" ? dayText(startMs) : monthText(startMs),
      inKwh(wh),
      ...(isCompared ? [inKwh(beforeWh)] : []),
    ]),
  };
}
