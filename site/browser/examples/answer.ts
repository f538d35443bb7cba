import { EXAMPLES } from "#words/examples";
import type { MeterReading } from "../../../shared/frozen/v5-meter-reading.ts";
import { counted } from "../chart/format.ts";
import { hasWeekends } from "../chart/shade.ts";
import type { TimeChart } from "../chart/time-chart.ts";
import type { TimeWindow } from "../chart/window.ts";
import { csvFile, download, jsonFile } from "../download.ts";
import { element } from "../element.ts";
import { pause } from "../pause.ts";
import { csvOf } from "../table-file.ts";
import type { Household, Question } from "./question.ts";
import { fileTable, type Series, seriesOf, summaryOf } from "./series.ts";
import { figures, rawJson, spoken, valuesTable } from "./values.ts";

const TEXTS = EXAMPLES.results;
const HEIGHT = 340;

/** Where the answer is drawn, and where it stands as it came. */
export interface Places {
  readonly place: HTMLElement;
  readonly raw: HTMLElement;
}

let chart: TimeChart | null = null;

/** Shows readings: chart, figures, files and the raw answer. Pauses between steps keep the page responsive. Returns how many readings came. */
export async function showReadings(
  { place, raw }: Places,
  question: Question,
  text: string,
  household: Household,
): Promise<string> {
  clear({ place, raw });
  const reading = JSON.parse(text) as MeterReading;
  await pause();
  const series = seriesOf(question.kind, reading);
  await pause();
  const summary = summaryOf(series);

  const box = element("div", {
    class: "chart",
    tabindex: "0",
    role: "group",
    "aria-roledescription": TEXTS.chart,
    "aria-label": spoken(series),
  });
  const says = element("p", { class: "spoken", role: "status" });
  const legend = element("p", { class: "hint" });
  const main = element(
    "div",
    {},
    ...(series.isSimulated ? [element("p", { class: "tag warn" }, `${TEXTS.simulated}. ${TEXTS.simulatedHint}`)] : []),
    box,
    says,
    toolbar(),
    legend,
    figures(series, household),
  );
  const [{ TimeChart }, { drawn, isDrawnAsDays }] = await Promise.all([
    import("../chart/time-chart.ts"),
    import("./drawn.ts"),
  ]);
  await pause();
  raw.replaceChildren(...rawJson(reading));
  await pause();
  // With its chart at once, so that nothing moves down when that comes.
  place.append(main);
  const showLegend = (visible: TimeWindow) => {
    legend.textContent = legendOf(series, isDrawnAsDays(series, visible), visible);
  };
  chart = new TimeChart(box, drawn(series, household), HEIGHT, TEXTS.strip, {
    onWindow: showLegend,
    onTurn: (direction) => chart?.move(direction),
    onSpoken: (text) => {
      says.textContent = text;
    },
    canOpen: () => false,
    onOpen: () => undefined,
  });
  showLegend(chart.visible);
  matchMedia("(prefers-color-scheme: dark)").onchange = () => chart?.recolour();
  main.append(files(series, text, question), valuesTable(series));
  return counted(summary.count, TEXTS.points);
}

/** Empties the places of the answer. */
export function clear({ place, raw }: Places): void {
  chart?.destroy();
  chart = null;
  place.replaceChildren();
  raw.replaceChildren();
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

function legendOf({ kind }: Series, isOfDays: boolean, visible: TimeWindow): string {
  const ofCurve = isOfDays ? TEXTS.band : kind === "consumption_load_curve" ? TEXTS.offPeakShade : "";
  return [ofCurve, hasWeekends(visible) ? TEXTS.weekendShade : ""].join(" ").trim();
}

const titleOf = ({ kind, isSimulated }: Series): string =>
  `${EXAMPLES.form.kinds[kind]}${isSimulated ? ` (${TEXTS.simulated.toLowerCase()})` : ""}`;

function files(series: Series, text: string, { kind, start, end }: Question): HTMLElement {
  const name = `${series.isSimulated ? "releves-inventes" : "conso"}-${kind}-${start}-${end}`;
  const button = (label: string, act: () => unknown) =>
    element("button", { type: "button", class: "quiet", onclick: () => void act() }, label);
  return element(
    "p",
    { class: "row" },
    button(TEXTS.csv, () => download(`${name}.csv`, csvFile(csvOf(fileTable(series))))),
    button(TEXTS.png, async () => {
      const image = await chart?.image(titleOf(series), []);
      if (image) download(`${name}.png`, image);
    }),
    button(TEXTS.jsonFile, () => download(`${name}.json`, jsonFile(text))),
  );
}
