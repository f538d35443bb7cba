import { offsetMs } from "../../paris-offset.ts";
import { wallText } from "../../paris-time.ts";
import type { Cell, Column } from "../columns.ts";
import { csvText } from "../csv-text.ts";
import { SERIES } from "../series.ts";
import { type FormatDefinition, type FormatWords, TEXT_WORDS } from "./definition.ts";
import { sameAsBefore } from "./same-as-before.ts";

const HOUR_MS = 3_600_000;
/** Without it a French spreadsheet takes UTF-8 for its own alphabet. */
const BYTE_ORDER_MARK = "\ufeff";

/**
 * CSV after RFC 4180, which both locales follow but for the separator. Instants stand as spreadsheets read them, without
 * offset, so the offset of the first one has a column of its own; every number of ours is whole, so no decimal sign occurs.
 * Each part that a call for it failed to bring, and the rest that was not read, is named by a last row with its bounds and
 * nothing measured.
 */
export const csv = {
  mediaTypes: ["text/csv"],
  suffix: ".csv",
  parameters: "; charset=utf-8; header=present",
  writer: (about, { locale }) => {
    const { columns } = SERIES[about.series];
    const separator = locale === "fr" ? ";" : ",";
    const line = (cells: readonly string[]) => `${cells.join(separator)}\r\n`;
    const names = columns.map(({ name }) => name);
    const cells = columns.map((column) => ({ column, write: cellWriter(column, separator) }));
    return {
      head: () => (locale === "fr" ? BYTE_ORDER_MARK : "") + line([...names, "utc_offset"]),
      rows: (rows) => {
        let text = "";
        for (const row of rows) {
          for (const { column, write } of cells) text += write(column.of(row)) + separator;
          text += `${offset(row.startMs)}\r\n`;
        }
        return text;
      },
      tail: ({ holes, rest }) => {
        const failed = holes.filter(({ address, code }) => address !== null && code !== "not_published_yet");
        const unread = [...failed, ...(rest === null ? [] : [rest])];
        return unread
          .map(({ startMs, endMs }) => {
            const bounds: Readonly<Record<string, Cell>> = { start: startMs, at: startMs, end: endMs };
            return line([...cells.map(({ column, write }) => write(bounds[column.name] ?? null)), offset(startMs)]);
          })
          .join("");
      },
    };
  },
} as const satisfies FormatDefinition;

function cellWriter({ type }: Column, separator: string): (cell: Cell) => string {
  if (type === "instant") return (cell) => (cell === null ? "" : wallText(cell as number));
  if (type !== "text") return (cell) => (cell === null ? "" : String(cell));
  return sameAsBefore((cell) => (cell === null ? "" : csvText(String(cell), separator)));
}

const offset = (atMs: number): string => `+0${offsetMs(atMs) / HOUR_MS}:00`;

export const csvWords: FormatWords = () => TEXT_WORDS;
