import { csvText } from "../../../shared/readings/csv-text.ts";

/** What is visible as rows, for the table and the files. Instants and days are text. */
export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** As a spreadsheet in French opens it: semicolons, decimal commas, no text that it would run. */
export function csvOf({ head, rows }: Table): string {
  const cell = (value: string | number | null) =>
    typeof value === "string" ? csvText(value, ";") : value === null ? "" : String(value).replace(".", ",");
  return [head, ...rows].map((row) => `${row.map(cell).join(";")}\r\n`).join("");
}

/** One object for each row. */
export const jsonOf = ({ head, rows }: Table): string =>
  JSON.stringify(
    rows.map((row) => Object.fromEntries(row.map((cell, at) => [head[at] ?? "", cell]))),
    null,
    2,
  );
