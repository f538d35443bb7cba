import { parisText } from "../../paris-time.ts";
import type { Cell, Column, Row } from "../columns.ts";

/** Writes rows as JSON objects. Rows are many and alike: their text is put together from parts made once. */
export function rowWriter(columns: readonly Column[]): (row: Row) => string {
  const parts = columns.map((column, at) => {
    const { name, type } = column;
    const key = `${at === 0 ? "{" : ","}"${name}":`;
    if (type === "instant") return (row: Row) => `${key}"${parisText(column.of(row) as number)}"`;
    if (type === "integer") return (row: Row) => key + column.of(row);
    let cell: Cell | undefined;
    let text = "";
    return (row: Row) => {
      const next = column.of(row);
      // Most rows say the same in words as the one before.
      if (next !== cell) {
        cell = next;
        text = key + JSON.stringify(next);
      }
      return text;
    };
  });
  return (row) => {
    let text = "";
    for (const part of parts) text += part(row);
    return `${text}}`;
  };
}
