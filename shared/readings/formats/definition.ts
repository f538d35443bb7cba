import type { About, Ending } from "../answer.ts";
import type { Row } from "../columns.ts";
import type { SeriesDefinition } from "../series/definition.ts";
import type { RunningSums } from "../statistics/running-sums.ts";
import type { Sums } from "../statistics/sums.ts";

/** How a spreadsheet of a country reads CSV. */
export type Locale = "en" | "fr";

/** Price of a kWh in euros, for each register, or for all of them under `null`. */
export type Prices = ReadonlyMap<string | null, number>;

/** What a request says about how its answer is written; each format takes what concerns it. */
export interface WriterOptions {
  readonly locale: Locale;
  readonly prices: Prices;
  /** What statistics call the meter. */
  readonly name: string;
  /** Where the statistics of the answer before ended; `null`: they begin at 0. */
  readonly sums: Sums | null;
}

/** Writes one answer in one format, piece by piece. */
export interface Writer {
  readonly head: () => string;
  readonly rows: (rows: readonly Row[]) => string;
  /** What waited for the last row, where a format lets rows wait. */
  readonly waiting?: () => string;
  readonly tail: (ending: Ending) => string;
  /** The sums so far; only of a format that has them. */
  readonly sums?: Pick<RunningSums, "sums" | "await">;
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
  /** Whether it counts on from one answer to the next: whole hours only, and every answer says where the next begins. */
  readonly hasSums?: true;
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
