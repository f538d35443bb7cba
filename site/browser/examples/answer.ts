import { EXAMPLES_FR } from "../../../shared/texts/examples.fr.ts";
import type { MeterReading } from "../../../shared/v5/meter-reading.ts";
import { element } from "../element.ts";
import { pause } from "../pause.ts";
import type { Chart } from "./chart.ts";
import type { Distance } from "./distance.ts";
import { csvFile, download } from "./download.ts";
import type { Household } from "./form.ts";
import { count, counted, quantity } from "./format.ts";
import type { Question } from "./question.ts";
import { csvOf, daysOf, type Series, seriesOf, summaryOf } from "./series.ts";

const TEXTS = EXAMPLES_FR.results;

/** So many points of the raw answer are shown; the file has them all. */
const SHOWN_POINTS = 48;

let chart: Chart | null = null;

/** Shows readings: drawing, numbers, files, and the answer as it came. Rests between pieces, so that the page stays quick. */
export async function showReadings(
  place: HTMLElement,
  question: Question,
  text: string,
  household: Household,
): Promise<string> {
  clear(place);
  const reading = JSON.parse(text) as MeterReading;
  await pause();
  const series = seriesOf(question.kind, reading);
  await pause();
  const summary = summaryOf(series);

  const canvas = element("div", { class: "chart" });
  const readout = element("p", { class: "hint readout" });
  const legend = element("p", { class: "hint" });
  const main = element(
    "div",
    {},
    ...(series.isSimulated ? [element("p", { class: "tag warn" }, `${TEXTS.simulated}. ${TEXTS.simulatedHint}`)] : []),
    figures(series, household),
    canvas,
    readout,
    toolbar(),
    legend,
  );
  const side = element("div", {}, ...rawJson(reading, text));
  place.append(element("div", { class: "beside" }, main, side));
  await pause();

  const { drawChart } = await import("./chart.ts");
  await pause();
  const draw = () => {
    chart?.destroy();
    chart = drawChart(canvas, series, household, {
      pointed: (said) => {
        readout.textContent = said || TEXTS.chartHelp;
      },
      seenFrom: (distance) => {
        legend.textContent = legendOf(series, distance);
      },
    });
  };
  draw();
  matchMedia("(prefers-color-scheme: dark)").onchange = () => canvas.isConnected && draw();
  readout.textContent = TEXTS.chartHelp;
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", spoken(series));
  main.append(files(series, text, question), tableOf(series));
  return counted(summary.count, TEXTS.points);
}

/** Shows a refusal: what, why, and what to do. */
export function showProblem(
  place: HTMLElement,
  problem: Readonly<Record<string, unknown>>,
  retryAfter: string | null,
): string {
  clear(place);
  const text = (name: string) => String(problem[name] ?? "");
  const link = element("a", { href: `/documentation#${text("code")}` }, TEXTS.explained);
  const wait = retryAfter === null ? [] : [element("p", {}, `${TEXTS.after} ${retryAfter} ${TEXTS.seconds}.`)];
  place.append(
    element(
      "div",
      { class: "beside" },
      element(
        "div",
        { class: "note bad" },
        element("h3", {}, `${text("title")} (${text("status")})`),
        element("p", {}, text("detail")),
        element("p", {}, element("strong", {}, TEXTS.remedy), ` ${text("remedy")}`),
        ...wait,
        element("p", {}, `${TEXTS.code}\u00a0: `, element("code", {}, text("code")), ", ", link, "."),
        element("p", { class: "small" }, `${TEXTS.incident}\u00a0: `, element("code", {}, text("instance"))),
      ),
      element("div", {}, ...jsonBlock(JSON.stringify(problem, null, 2))),
    ),
  );
  return text("title");
}

export function clear(place: HTMLElement): void {
  chart?.destroy();
  chart = null;
  place.replaceChildren();
}

function figures(series: Series, { subscribedVa }: Household): HTMLElement {
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

function toolbar(): HTMLElement {
  const button = (label: string, act: () => void) =>
    element("button", { type: "button", class: "chip", onclick: act }, label);
  return element(
    "div",
    { class: "chips", role: "group", "aria-label": TEXTS.chart },
    button(TEXTS.zoomIn, () => chart?.zoom(0.5)),
    button(TEXTS.zoomOut, () => chart?.zoom(2)),
    button(TEXTS.earlier, () => chart?.move(-0.5)),
    button(TEXTS.later, () => chart?.move(0.5)),
    button(TEXTS.all, () => chart?.showAll()),
  );
}

function legendOf({ kind }: Series, distance: Distance): string {
  if (distance === "far") return TEXTS.band;
  return kind === "consumption_load_curve" ? TEXTS.offPeakShade : "";
}

function files(series: Series, text: string, { kind, start, end }: Question): HTMLElement {
  const name = `${series.isSimulated ? "releves-inventes" : "conso"}-${kind}-${start}-${end}`;
  const button = (label: string, act: () => unknown) =>
    element("button", { type: "button", class: "quiet", onclick: () => void act() }, label);
  return element(
    "p",
    { class: "row" },
    button(TEXTS.csv, () => download(`${name}.csv`, csvFile(csvOf(series)))),
    button(TEXTS.png, async () => {
      const image = await chart?.image();
      if (image) download(`${name}.png`, image);
    }),
    button(TEXTS.jsonFile, () => download(`${name}.json`, new Blob([text], { type: "application/json" }))),
  );
}

function rawJson(reading: MeterReading, text: string): Node[] {
  const { interval_reading: points } = reading;
  const left = points.length - SHOWN_POINTS;
  if (left <= 0) return jsonBlock(JSON.stringify(JSON.parse(text), null, 2));
  const shown = JSON.stringify({ ...reading, interval_reading: points.slice(0, SHOWN_POINTS) }, null, 2);
  return [...jsonBlock(shown), element("p", { class: "hint" }, `… ${count(left)} ${TEXTS.more}`)];
}

const jsonBlock = (text: string): Node[] => [
  element("h3", {}, TEXTS.json),
  element("pre", { class: "raw", tabindex: "0" }, element("code", {}, text)),
];

/** The same for those who do not see the drawing, and for those who want numbers. Made when it is opened. */
function tableOf(series: Series): HTMLElement {
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

function spoken(series: Series): string {
  const { count: points, least, mean, most } = summaryOf(series);
  const numbers = `${TEXTS.least} ${quantity(least, series.unit)}, ${TEXTS.mean} ${quantity(mean, series.unit)}, ${TEXTS.most} ${quantity(most, series.unit)}`;
  return `${EXAMPLES_FR.form.kinds[series.kind]}\u00a0: ${counted(points, TEXTS.points)}. ${numbers}.`;
}
