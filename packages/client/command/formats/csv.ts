import { type CellValue, type LineFormat, lineEndOf } from "./tagged-row.ts";

/** A spreadsheet takes a text that begins so for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/** CSV after RFC 4180. The columns that place a row come first: none of them needs quotes. */
export const csv: LineFormat = {
  head: (row) => `${Object.keys(row).join(",")}\n`,
  isHead: (line) => line.startsWith("direction,series,meter,"),
  line: (row) => `${Object.values(row).map(cellText).join(",")}\n`,
  read: (line) => {
    const [direction, series, meter, first, second] = line.split(",");
    return lineEndOf({
      direction,
      series,
      meter,
      ...(series === "index" ? { at: first } : { start: first, end: second }),
    });
  },
};

function cellText(cell: CellValue | undefined): string {
  if (typeof cell !== "string") return String(cell ?? "");
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
