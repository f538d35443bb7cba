import { type LineFormat, lineEndOf } from "./tagged-row.ts";

/** JSON Lines: the row of the gateway, and what it is about. */
export const jsonl: LineFormat = {
  line: (row) => `${JSON.stringify(row)}\n`,
  read: (line) => {
    try {
      return lineEndOf(JSON.parse(line));
    } catch {
      return null;
    }
  },
};
