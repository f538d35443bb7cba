import { aboutBody, endingBody } from "../answer.ts";
import { SERIES } from "../series.ts";
import { type FormatDefinition, type FormatWords, TEXT_WORDS } from "./definition.ts";
import { rowWriter } from "./row-text.ts";

/** JSON Lines: a row in each line, and last one line with a single member, `summary`. */
export const jsonl = {
  // Neither is registered; clients ask for both.
  mediaTypes: ["application/jsonl", "application/x-ndjson"],
  suffix: ".jsonl",
  writer: (about) => {
    const written = rowWriter(SERIES[about.series].columns);
    return {
      head: () => "",
      rows: (rows) => {
        let text = "";
        for (const row of rows) text += `${written(row)}\n`;
        return text;
      },
      tail: (ending) => `${JSON.stringify({ summary: { ...aboutBody(about), ...endingBody(ending) } })}\n`,
    };
  },
} as const satisfies FormatDefinition;

export const jsonlWords: FormatWords = () => TEXT_WORDS;
