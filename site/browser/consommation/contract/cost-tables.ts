import { CONTRACT as TEXTS } from "#words/contract";
import { withFrenchSpaces } from "../../../../shared/pages/typography.ts";
import { addDays, type Day } from "../../../../shared/paris-time.ts";
import type { Cost } from "../../../../shared/tariffs/cost.ts";
import type { CostedOption } from "../../../../shared/tariffs/costed-options.ts";
import { date } from "../../chart/calendar-names.ts";
import { energy, euros } from "../../chart/quantities.ts";
import { element } from "../../element.ts";
import type { Span } from "../period.ts";
import { leftOutTexts } from "./left-out.ts";
import { nameOf } from "./lines.ts";
import { kvaText } from "./power-text.ts";
import { wholeEuros } from "./verdict.ts";

const NANO_PER_EURO_CENT = 10_000_000;
const NANO_PER_CENT = 10_000;
const cents = new Intl.NumberFormat("fr-FR", { minimumFractionDigits: 2, maximumFractionDigits: 4 });
const exact = (nanoEuros: number): string => euros(nanoEuros / NANO_PER_EURO_CENT);

type Row = readonly (string | HTMLElement)[];

function table(caption: string, head: readonly string[], rows: readonly Row[], numbersFrom = 1): HTMLElement {
  const cell = (tag: "th" | "td", content: string | HTMLElement, at: number, scope: string) =>
    element(tag, { ...(tag === "th" && { scope }), ...(at >= numbersFrom && { class: "n" }) }, content);
  return element(
    "div",
    { class: "scroll", tabindex: "0", role: "region", "aria-label": caption },
    element(
      "table",
      {},
      element("caption", {}, caption),
      element("thead", {}, element("tr", {}, ...head.map((text, at) => cell("th", text, at, "col")))),
      element(
        "tbody",
        {},
        ...rows.map((row) => element("tr", {}, ...row.map((one, at) => cell(at === 0 ? "th" : "td", one, at, "row")))),
      ),
    ),
  );
}

/** What each option costs, by the prices of each day and by those of today. */
export function costTable(options: readonly CostedOption[], { start, end }: Span): HTMLElement {
  const total = ({ nanoEuros }: Cost) => element("data", { value: String(nanoEuros) }, wholeEuros(nanoEuros));
  const caption = TEXTS.table.caption(date(start), date(addDays(end, -1)));
  return table(
    withFrenchSpaces(caption),
    TEXTS.table.head,
    options.map((one) => [nameOf(one), total(one.inForce), total(one.todays)]),
  );
}

/** What the totals of an option are made of. Its tables are made when they are opened. */
export function costLines(one: CostedOption, kva: number): HTMLElement {
  const details = element("details", {}, element("summary", {}, withFrenchSpaces(TEXTS.table.lines(nameOf(one)))));
  const open = () =>
    details.append(
      lineTable(one.isOwnPrices ? TEXTS.ownPrices : TEXTS.table.inForce(nameOf(one)), one.inForce, kva),
      ...(one.isOwnPrices ? [] : [lineTable(TEXTS.table.todays(nameOf(one)), one.todays, kva)]),
    );
  details.addEventListener("toggle", open, { once: true });
  return details;
}

function lineTable(caption: string, cost: Cost, kva: number): HTMLElement {
  const { rates, table: texts } = TEXTS;
  const rows: Row[] = [
    ...cost.energy.map((line) => [
      rates[line.rate],
      date(line.listFrom as Day),
      energy(line.energyWh),
      texts.perKwh(cents.format(line.nanoEurosPerWh / NANO_PER_CENT)),
      exact(line.nanoEuros),
    ]),
    ...cost.subscription.map((line) => [
      texts.subscription(kvaText(kva)),
      date(line.listFrom as Day),
      texts.days(line.days),
      texts.perMonth(exact(line.nanoEurosPerMonth)),
      exact(line.nanoEuros),
    ]),
    [texts.total, "", "", "", exact(cost.nanoEuros)],
  ];
  const left = leftOutTexts(cost.leftOut).map((text) => element("li", {}, withFrenchSpaces(text)));
  return element(
    "div",
    {},
    table(caption, texts.linesHead, rows),
    ...(left.length === 0
      ? []
      : [element("p", {}, withFrenchSpaces(`${TEXTS.left.title} :`)), element("ul", {}, ...left)]),
  );
}

/** The registers' own figures beside those of the curve. */
export function countsTable(caption: string, head: readonly string[], rows: readonly Row[]): HTMLElement {
  return table(caption, head, rows);
}
