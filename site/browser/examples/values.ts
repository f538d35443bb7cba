import { EXAMPLES } from "#words/examples";
import { COLON } from "#words/language";
import type { MeterReading } from "../../../shared/frozen/v5-meter-reading.ts";
import { count, counted, quantity } from "../chart/format.ts";
import { element } from "../element.ts";
import type { Household } from "./question.ts";
import { type Series, summariesByDay, summaryOf } from "./series.ts";
import { stampInWords } from "./stamp-words.ts";

const TEXTS = EXAMPLES.results;

/** The raw answer is shown up to this many points; the JSON file has all of them. */
const SHOWN_POINTS = 48;

/** The summary above the chart. */
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

/** The summary as one sentence, for screen readers. */
export function spoken(series: Series): string {
  const { count: points, least, mean, most } = summaryOf(series);
  const numbers = `${TEXTS.least} ${quantity(least, series.unit)}, ${TEXTS.mean} ${quantity(mean, series.unit)}, ${TEXTS.most} ${quantity(most, series.unit)}`;
  return `${EXAMPLES.form.kinds[series.kind]}${COLON}${counted(points, TEXTS.points)}. ${numbers}.`;
}

/** The values as a table, built when it is opened. */
export function valuesTable(series: Series): HTMLElement {
  const details = element("details", {}, element("summary", {}, TEXTS.table));
  details.addEventListener("toggle", () => details.children.length === 1 && details.append(table(series)), {
    once: true,
  });
  return details;
}

/** A day or an instant in words, as it is spoken; any other cell as it is. */
const shownCell = (cell: string): Node | string =>
  /^\d{4}-\d\d-\d\d/.test(cell) ? element("time", { datetime: cell }, stampInWords(cell)) : cell;

function table(series: Series): HTMLElement {
  const { unit, isCurve, stamps, values } = series;
  const head = isCurve ? [TEXTS.day, TEXTS.least, TEXTS.mean, TEXTS.most] : [TEXTS.day, unit];
  const rows = isCurve
    ? summariesByDay(series).map(({ day, least, mean, most }) => [
        day,
        ...[least, mean, most].map((value) => quantity(value, unit)),
      ])
    : stamps.map((stamp, at) => [stamp, count(values[at] ?? 0)]);
  const line = (cells: readonly string[], tag: "td" | "th") =>
    element("tr", {}, ...cells.map((cell, at) => element(tag, at > 0 ? { class: "n" } : {}, shownCell(cell))));
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

/** The raw answer, shortened when it is long. */
export function rawJson(reading: MeterReading): Node[] {
  const { interval_reading: points } = reading;
  const hidden = points.length - SHOWN_POINTS;
  if (hidden <= 0) return jsonBlock(reading);
  return [
    ...jsonBlock({ ...reading, interval_reading: points.slice(0, SHOWN_POINTS) }),
    element("p", { class: "hint" }, `… ${count(hidden)} ${TEXTS.more}`),
  ];
}

export const jsonBlock = (value: unknown, style = "raw"): Node[] => [
  element("h3", {}, TEXTS.json),
  element("pre", { class: style, tabindex: "0" }, element("code", {}, JSON.stringify(value, null, 2))),
];
