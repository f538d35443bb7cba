import type { MeasureAnswer } from "../../enedis/wire.ts";
import type { MEASURES, MeasureName } from "../../measures/measures.ts";
import type { Period } from "../../measures/period.ts";
import type { EnedisRefusal, Outcome } from "../../refusals/refusal.ts";
import type { Direction } from "../../token/scope.ts";
import type { Column, RegisterName, Row } from "../columns.ts";
import type { DialValue } from "../dial.ts";
import type { ReadRows } from "../read-rows.ts";

/** Turns what Enedis answers for one period after the other into rows, oldest first. */
export type RowReader<R extends Row = Row> = (
  answer: MeasureAnswer,
  period: Period,
) => Outcome<ReadRows<R>, EnedisRefusal>;

/** Energy of one row, and the tariff period it belongs to. */
export interface CountedEnergy {
  /** `null`: not known. */
  readonly energyWh: number | null;
  /** `null`: all tariff periods together. */
  readonly tariff: RegisterName | null;
}

/**
 * Everything that sets one series of `/api/v2/{consumption|production}/…` apart from the others. What takes a row is a method, so
 * that a list may hold series of different rows: each is given its own only.
 */
export interface SeriesDefinition<R extends Row = Row> {
  /** The measure of Enedis behind it, for each direction; `null` where Enedis has none. */
  readonly measures: { readonly consumption: MeasureName; readonly production: MeasureName | null };
  readonly family: (typeof MEASURES)[MeasureName]["family"];
  /** The most days of one call to Enedis: seven for a curve by its rule, a year of days by custom. */
  readonly mostDays: number;
  /** The members of a row, in order. */
  readonly columns: readonly Column<R>[];
  /** A reader for one run. One that makes differences goes on from the `last` value of each dial, and keeps it up to date. */
  rowReader(direction: Direction, last?: Map<string, DialValue>): RowReader<R>;
  /** Days after a day that its rows are made from: so much later are they known, and so much further each window is read. */
  readonly extraDays: number;
  /** The length of an interval until one has come; `null`: one value a day. */
  readonly stepMs: number | null;
  /** Whether a meter collects it only when its holder agreed to that: a week without it is then no mere hole. */
  readonly needsCollection: boolean;
  /** What a row adds to the statistics of energy; left out by a series that holds no energy. */
  energyOf?(row: R): CountedEnergy;
}

/** What most series have in common: one value a day, which every meter has. */
export const ONE_A_DAY = {
  family: "daily",
  mostDays: 365,
  extraDays: 0,
  stepMs: null,
  needsCollection: false,
} as const satisfies Partial<SeriesDefinition>;

/** How the OpenAPI document tells of a series. A function makes it, so that the bundler leaves it out of the Worker. */
export type SeriesWords<R extends Row = Row> = () => {
  /** What the operation answers, without its direction. */
  readonly summary: string;
  /** The name of the schema of an answer; series with the same rows share it. */
  readonly schemaName: string;
  /** What each column says, by its name. */
  readonly meanings: Readonly<Record<string, string>>;
  /** The columns that may hold `null`. */
  readonly nullable: readonly string[];
  /** A row of one day. */
  example(day: Row): R;
};
