import { csv, csvWords } from "./formats/csv.ts";
import type { FormatDefinition, FormatWords } from "./formats/definition.ts";
import { homeAssistant } from "./formats/home-assistant.ts";
import { homeAssistantWords } from "./formats/home-assistant-words.ts";
import { json, jsonWords } from "./formats/json.ts";
import { jsonl, jsonlWords } from "./formats/jsonl.ts";
import type { SeriesDefinition } from "./series/definition.ts";

const LIST = {
  json,
  jsonl,
  csv,
  "home-assistant": homeAssistant,
} as const satisfies Readonly<Record<string, FormatDefinition>>;

export type Format = keyof typeof LIST;

/** The formats of readings; the first is the one of a request that names none. */
export const FORMATS: Readonly<Record<Format, FormatDefinition>> = LIST;

/** How the OpenAPI document tells of each. */
export const FORMAT_WORDS: Readonly<Record<Format, FormatWords>> = {
  json: jsonWords,
  jsonl: jsonlWords,
  csv: csvWords,
  "home-assistant": homeAssistantWords,
};

/** Every format, by name. */
export const ALL_FORMATS = Object.keys(FORMATS) as readonly Format[];

/** The formats that a series is available in. */
export const formatsOf = (series: SeriesDefinition): readonly Format[] =>
  ALL_FORMATS.filter((format) => FORMATS[format].offers?.(series) ?? true);

/** The media type of an answer, as its header says it. */
export const contentTypeOf = (format: Format): string =>
  FORMATS[format].mediaTypes[0] + (FORMATS[format].parameters ?? "");
