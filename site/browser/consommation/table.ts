import { LOCALE } from "#words/language";
import { element } from "../element.ts";
import { pause } from "../pause.ts";
import type { Cell, Table } from "../table-file.ts";

const number = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 3 });
const ROWS_AT_ONCE = 15;

const written = (cell: Cell): string =>
  cell === null ? "–" : typeof cell === "number" ? number.format(cell) : String(cell);

/** Fills a place with a table, some rows at a time; stops when `isStale` says that another has taken its place. */
export async function showTable(
  place: HTMLElement,
  { head, rows }: Table,
  caption: string,
  isStale: () => boolean,
): Promise<void> {
  const body = element("tbody", {});
  const cell = (tag: "th" | "td", text: string, at: number, scope: string) =>
    element(tag, { ...(tag === "th" && { scope }), ...(at > 0 && { class: "n" }) }, text);
  const table = element(
    "table",
    {},
    element("caption", {}, caption),
    element("thead", {}, element("tr", {}, ...head.map((text, at) => cell("th", text, at, "col")))),
    body,
  );
  place.replaceChildren(
    element("div", { class: "scroll tall", tabindex: "0", role: "region", "aria-label": caption }, table),
  );
  for (let from = 0; from < rows.length && !isStale(); from += ROWS_AT_ONCE) {
    const some = rows.slice(from, from + ROWS_AT_ONCE);
    body.append(
      ...some.map((row) =>
        element("tr", {}, ...row.map((one, at) => cell(at === 0 ? "th" : "td", written(one), at, "row"))),
      ),
    );
    await pause();
  }
}
