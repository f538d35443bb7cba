import { parisText } from "../../paris-time.ts";
import type { Cell, Column, Row } from "../columns.ts";
import { sameAsBefore } from "./same-as-before.ts";

/** Writes rows as JSON objects. Rows are many and alike: their text is put together from few parts, most of them made once. */
export function rowWriter(columns: readonly Column[]): (row: Row) => string {
  const quote = (column: Column | undefined) => (column?.type === "instant" ? '"' : "");
  const parts = columns.map((column, at) => {
    // What stands between one value and the next.
    const key = `${quote(columns[at - 1])}${at === 0 ? "{" : ","}"${column.name}":${quote(column)}`;
    return { key, column, write: valueWriter(column) };
  });
  const end = `${quote(columns.at(-1))}}`;
  return (row) => {
    let text = "";
    for (const { key, column, write } of parts) text += key + write(column.of(row));
    return text + end;
  };
}

function valueWriter({ type }: Column): (cell: Cell) => string | number {
  if (type === "instant") return (cell) => parisText(cell as number);
  if (type === "integer") return (cell) => cell as number;
  return sameAsBefore(JSON.stringify);
}
