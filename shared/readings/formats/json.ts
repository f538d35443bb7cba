import { aboutBody, endingBody } from "../answer.ts";
import { SERIES } from "../series.ts";
import type { FormatDefinition, FormatWords } from "./definition.ts";
import { rowWriter } from "./row-text.ts";

/** One JSON object: what it is about, its rows under `points`, and how it ended. */
export const json = {
  mediaTypes: ["application/json"],
  suffix: ".json",
  writer: (about) => {
    const written = rowWriter(SERIES[about.series].columns);
    let isFirst = true;
    return {
      head: () => `${JSON.stringify(aboutBody(about)).slice(0, -1)},"points":[`,
      rows: (rows) => {
        let text = "";
        for (const row of rows) {
          text += (isFirst ? "\n" : ",\n") + written(row);
          isFirst = false;
        }
        return text;
      },
      tail: (ending) => `\n],${JSON.stringify(endingBody(ending)).slice(1)}\n`,
    };
  },
} as const satisfies FormatDefinition;

export const jsonWords: FormatWords = () => ({ schema: (readings) => readings, example: (text) => JSON.parse(text) });
