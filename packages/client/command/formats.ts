import { extname } from "node:path";
import { csv } from "./formats/csv.ts";
import { influx } from "./formats/influx.ts";
import { jsonl } from "./formats/jsonl.ts";
import type { LineFormat } from "./formats/tagged-row.ts";

export const FORMATS = ["table", "json", "jsonl", "csv", "influx"] as const;
export type Format = (typeof FORMATS)[number];

/** The formats of which each row is one line. */
export const LINE_FORMATS: Readonly<Partial<Record<Format, LineFormat>>> = { jsonl, csv, influx };

/** The format that the end of a file's name says. */
const BY_ENDING: Readonly<Record<string, Format>> = {
  ".csv": "csv",
  ".jsonl": "jsonl",
  ".ndjson": "jsonl",
  ".lp": "influx",
  ".influx": "influx",
};

/** The format that was named, else the one of the file, else a table. */
export const formatFor = (named: Format | undefined, output: string | undefined): Format =>
  named ?? (output === undefined ? "table" : (BY_ENDING[extname(output)] ?? "csv"));
