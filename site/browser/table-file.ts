import { FILES } from "#words/files";
import { offsetMs } from "../../shared/paris-offset.ts";
import { parisText, wallText } from "../../shared/paris-time.ts";
import { csvText } from "../../shared/readings/csv-text.ts";

/** An instant is a `Date`, a day its text. */
export type Cell = string | number | Date | null;

/** What is visible as rows, for the table and the files. */
export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

const HOUR_MS = 3_600_000;

/**
 * As a spreadsheet in the language of the page opens it: in French semicolons and decimal commas; no text that it would run. Instants stand as spreadsheets read them, by
 * the clock in Paris and without offset, so the offset of the first of a row has a column of its own, as in the CSV of the API.
 */
export function csvOf({ head, rows }: Table): string {
  const hasInstants = rows.some((row) => row[0] instanceof Date);
  const line = (cells: readonly string[]) => `${cells.join(FILES.separator)}\r\n`;
  const names = [...head, ...(hasInstants ? [FILES.offset] : [])].map((name) => csvText(name, FILES.separator));
  return [
    line(names),
    ...rows.map((row) => line([...row.map(cellText), ...(hasInstants ? [offsetOf(row[0] ?? null)] : [])])),
  ].join("");
}

function cellText(cell: Cell): string {
  if (cell === null) return "";
  if (cell instanceof Date) return wallText(cell.getTime());
  return typeof cell === "string" ? csvText(cell, FILES.separator) : String(cell).replace(".", FILES.decimal);
}

const offsetOf = (cell: Cell): string => (cell instanceof Date ? `+0${offsetMs(cell.getTime()) / HOUR_MS}:00` : "");

/** One object for each row; instants with their offset, after RFC 3339. */
export const jsonOf = ({ head, rows }: Table): string =>
  JSON.stringify(
    rows.map((row) =>
      Object.fromEntries(
        row.map((cell, at) => [head[at] ?? "", cell instanceof Date ? parisText(cell.getTime()) : cell]),
      ),
    ),
    null,
    2,
  );
