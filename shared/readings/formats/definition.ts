import type { About, Ending } from "../answer.ts";
import type { Row } from "../columns.ts";
import type { SeriesDefinition } from "../series/definition.ts";

/** How a spreadsheet of a country reads CSV. */
export type Locale = "en" | "fr";

/** Price of a kWh in euros, for each register, or for all of them under `null`. */
export type Prices = ReadonlyMap<string | null, number>;

/** The running sums of an answer by statistic, so that the one that goes on from it does not start from nothing. */
export type Sums = Readonly<Record<string, number>>;

/** What a request says about how its answer is written; each format takes what concerns it. */
export interface WriterOptions {
  readonly locale: Locale;
  readonly prices: Prices;
  /** The running sums of the answer before. */
  readonly sums: Sums;
}

/** Writes one answer in one format, piece by piece. */
export interface Writer {
  readonly head: () => string;
  readonly rows: (rows: readonly Row[]) => string;
  readonly tail: (ending: Ending) => string;
  /** The running sums so far, where a format has any. */
  readonly sums?: () => Sums;
}

/** Everything that sets one format of readings apart from the others. */
export interface FormatDefinition {
  /** The media types that name it, the one it is served under first. */
  readonly mediaTypes: readonly [string, ...string[]];
  /** The end of an address that chooses it, for a browser, which cannot choose its `Accept`. */
  readonly suffix: `.${string}`;
  /** The parameters of the media type in the header of an answer. */
  readonly parameters?: `; ${string}`;
  /** Whether a series comes in it; left out by a format of every series. */
  readonly offers?: (series: SeriesDefinition) => boolean;
  /** Whether it makes money of energy by the prices of a request. */
  readonly readsPrices?: true;
  readonly writer: (about: About, options: WriterOptions) => Writer;
}

/** How the OpenAPI document tells of a format. A function makes it, so that the bundler leaves it out of the Worker. */
export type FormatWords = () => {
  /** The schema of an answer, from a reference to the schema of the same readings as JSON. */
  readonly schema: (readings: object) => object;
  /** An answer, from its text. */
  readonly example: (text: string) => unknown;
};

/** Text of which the document shows an example and no more. */
export const TEXT_WORDS: ReturnType<FormatWords> = {
  schema: () => ({ type: "string" }),
  example: (text) => text,
};
