/** The formats of a series. */
export type Format = "json" | "jsonl" | "csv" | "home-assistant";

/** The media types that name each format, the one it is served under first. */
export const MEDIA_TYPES: Readonly<Record<Format, readonly [string, ...string[]]>> = {
  json: ["application/json"],
  // Neither is registered; clients ask for both.
  jsonl: ["application/jsonl", "application/x-ndjson"],
  csv: ["text/csv"],
  "home-assistant": ["application/vnd.home-assistant.statistics+json"],
};

/** `.csv` and the like at the end of an address, for a browser, which cannot choose its `Accept`. */
export const SUFFIXES: Readonly<Record<string, Format>> = {
  ".json": "json",
  ".jsonl": "jsonl",
  ".csv": "csv",
  ".home-assistant.json": "home-assistant",
};
