import { CONTRACT as TEXTS } from "#words/contract";
import { withFrenchSpaces } from "../../../../shared/pages/typography.ts";
import type { Day } from "../../../../shared/paris-time.ts";
import { type Counts, differenceOf, TOLERABLE_DIFFERENCE } from "../../../../shared/tariffs/counts-beside.ts";
import type { Examination, KnownContract } from "../../../../shared/tariffs/examination.ts";
import { priceListOn, TARIF_BLEU } from "../../../../shared/tariffs/price-list.ts";
import { date } from "../../chart/calendar-names.ts";
import { change, energy, percent } from "../../chart/quantities.ts";
import { csvFile, download } from "../../download.ts";
import { element } from "../../element.ts";
import { csvOf } from "../../table-file.ts";
import type { Span } from "../period.ts";
import { costBars } from "./bars.ts";
import { costLines, costTable, countsTable } from "./cost-tables.ts";
import { hoursTexts } from "./hours-text.ts";
import { leftOutTexts } from "./left-out.ts";
import { linesFile, nameOf } from "./lines.ts";
import { kvaText, powerTexts } from "./power-text.ts";
import type { KnownColour } from "./tempo-colours.ts";
import { hasAllEnergy, ownOf, verdictText } from "./verdict.ts";

const LEAST_SHOWN = 0.0005;

interface Shown {
  readonly examination: Examination;
  readonly contract: KnownContract;
  readonly period: Span;
  readonly today: Day;
  /** `null`: the gateway has no colours now. */
  readonly tempo: { readonly today: KnownColour; readonly tomorrow: KnownColour } | null;
  readonly form: HTMLElement;
}

/** What an examination shows, block by block: a sentence, a picture, what each rests on, the tables last. */
export function* resultBlocks({ examination, contract, period, today, tempo, form }: Shown): Generator<HTMLElement> {
  const { options, own } = examination;
  yield element(
    "p",
    { class: "verdict" },
    withFrenchSpaces([verdictText(examination, period), ...guessTexts(examination)].join(" ")),
  );
  if (options.length > 0) yield costBars(options, ownOf(examination));
  yield block(TEXTS.power.title, powerTexts(examination, priceListOn(today)));
  if (own.option !== "tempo" || options.some(({ option }) => option === "offPeak"))
    yield block(TEXTS.hours.title, hoursTexts(examination, contract));
  yield block(TEXTS.tempo.title, [tempoText(tempo), ...leftOf(examination)]);
  if (options.length > 0) {
    yield costTable(options, period);
    for (const one of options) yield costLines(one, own.kva);
    const save = () =>
      download(`${TEXTS.table.file}-${period.start}-${period.end}.csv`, csvFile(csvOf(linesFile(options))));
    yield element(
      "p",
      {},
      element("button", { type: "button", class: "quiet small-button", onclick: save }, TEXTS.table.csv),
    );
  }
  if (examination.counts !== null) yield countsBlock(examination.counts);
  yield element("details", { class: "own-contract" }, element("summary", {}, TEXTS.form.title), form);
  yield element("p", { class: "hint" }, withFrenchSpaces(assumptions(today)));
}

function guessTexts({ isGuessed, own }: Examination): string[] {
  const { guessed, options } = TEXTS;
  const texts = [
    ...(isGuessed.option ? [guessed.option(options[own.option])] : []),
    ...(isGuessed.kva ? [guessed.kva(kvaText(own.kva))] : []),
  ];
  return texts.length === 0 ? [] : [...texts, guessed.change];
}

const block = (title: string, texts: readonly string[]): HTMLElement =>
  element("div", {}, element("h3", {}, title), element("p", {}, withFrenchSpaces(texts.join(" "))));

function tempoText(tempo: Shown["tempo"]): string {
  const { colours, now, silent } = TEXTS.tempo;
  return tempo === null ? silent : now(colours[tempo.today], colours[tempo.tomorrow]);
}

/** What is left out of options that do not have all the energy of the period: those of Tempo, of hours and of prices. */
function leftOf({ options }: Examination): string[] {
  return options
    .filter(({ inForce }) => !hasAllEnergy(inForce))
    .map(
      (one) =>
        `${nameOf(one)} – ${TEXTS.left.title.toLowerCase()} : ${leftOutTexts({ ...one.inForce.leftOut, missingMs: 0 }).join(", ")}.`,
    );
}

function countsBlock({ days, counts }: Counts): HTMLElement {
  const { counts: texts, rates } = TEXTS;
  const most = counts.reduce((highest, count) => Math.max(highest, Math.abs(differenceOf(count))), 0);
  const rows = counts.map((count) => [
    count.rate === null ? texts.total : rates[count.rate],
    energy(count.curveWh),
    energy(count.registerWh),
    differenceText(differenceOf(count)),
  ]);
  const says = most > TOLERABLE_DIFFERENCE ? texts.differ(percent(most)) : texts.agree;
  return element(
    "div",
    {},
    element("h3", {}, texts.title),
    element("p", {}, withFrenchSpaces(says)),
    countsTable(texts.caption(days), texts.head, rows),
  );
}

/** Rounded to nothing, a difference has no sign. */
const differenceText = (share: number): string => (Math.abs(share) < LEAST_SHOWN ? percent(0) : change(share));

function assumptions(today: Day): string {
  const list = priceListOn(today);
  const from = list === null ? "–" : date(list.from as Day);
  return TEXTS.assumes(TARIF_BLEU.publisher, from, date(TARIF_BLEU.reviewedOn as Day));
}
