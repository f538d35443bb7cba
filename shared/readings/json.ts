import { parisText } from "../paris-time.ts";
import { type About, aboutBody, type Ending, endingBody, type Writer } from "./answer.ts";
import { type Cell, COLUMNS, type Column, type Row } from "./columns.ts";

/** One JSON object: what it is about, its rows under `points`, and how it ended. */
export function jsonWriter(about: About): Writer<Row> {
  const written = rowWriter(COLUMNS[about.series]);
  let isFirst = true;
  return {
    head: () => `${JSON.stringify(aboutBody(about)).slice(0, -1)},"points":[`,
    rows: (rows) => {
      const text = rows.map(written).join(",\n");
      if (text === "") return "";
      const lead = isFirst ? "\n" : ",\n";
      isFirst = false;
      return lead + text;
    },
    tail: (ending) => `\n],${JSON.stringify(endingBody(ending)).slice(1)}\n`,
  };
}

/** JSON Lines: a row in each line, and last one line with a single member, `summary`. */
export function jsonLinesWriter(about: About): Writer<Row> {
  const written = rowWriter(COLUMNS[about.series]);
  return {
    head: () => "",
    rows: (rows) => {
      let text = "";
      for (const row of rows) text += `${written(row)}\n`;
      return text;
    },
    tail: (ending: Ending) => `${JSON.stringify({ summary: { ...aboutBody(about), ...endingBody(ending) } })}\n`,
  };
}

/** Rows are many and alike: their text is put together from parts made once. */
function rowWriter(columns: readonly Column[]): (row: Row) => string {
  const parts = columns.map(({ name, type, of }, at) => {
    const key = `${at === 0 ? "{" : ","}"${name}":`;
    if (type === "instant") return (row: Row) => `${key}"${parisText(of(row) as number)}"`;
    if (type === "integer") return (row: Row) => key + of(row);
    let cell: Cell | undefined;
    let text = "";
    return (row: Row) => {
      const next = of(row);
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
