import type { Words } from "../words.en.ts";
import type { CellValue, TaggedRow } from "./tagged-row.ts";

/** They are the same in every row. */
const LEFT_OUT = new Set(["direction", "series", "meter"]);
const INSTANT = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}):\d{2}([+-]\d{2}):\d{2}$/;

/** Rows as a person reads them in a terminal. Where the day has two such hours the offset tells them apart. */
export function table(rows: readonly TaggedRow[], words: Words): string {
  const [first] = rows;
  if (first === undefined) return "";
  const names = Object.keys(first).filter((name) => !LEFT_OUT.has(name));
  const isDaily = rows.every((row) => [row.start, row.end, row.at].every((text) => text?.includes("T00:00") ?? true));
  const shown = rows.map((row) =>
    names.map((name) => cellText(row[name] ?? null, words, isDaily && name !== "reached_at")),
  );
  const heads = names.map((name) => words.labels[name] ?? name);
  const widths = heads.map((head, at) => Math.max(head.length, ...shown.map((cells) => cells[at]?.length ?? 0)));
  const isNumber = names.map((name) => rows.some((row) => typeof row[name] === "number"));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, at) => (isNumber[at] ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0)))
      .join("  ")
      .trimEnd();
  return `${[heads, ...shown].map(line).join("\n")}\n`;
}

function cellText(cell: CellValue, words: Words, isDaily: boolean): string {
  if (cell === null) return "–";
  if (typeof cell === "boolean") return cell ? words.yes : words.no;
  if (typeof cell === "number") return String(cell);
  const [, day, time, offset] = INSTANT.exec(cell) ?? [];
  if (day === undefined) return words.values[cell] ?? cell;
  return isDaily ? day : `${day} ${time} ${offset}`;
}
