import { REGISTER_COLUMNS, type RegisterName, type Row } from "../columns.ts";
import { type Dial, tariffOf } from "../dial.ts";
import { INDEX_MEASURES, readDials } from "../dials.ts";
import { ONE_A_DAY, type SeriesDefinition, type SeriesWords } from "./definition.ts";
import { REGISTER_EXAMPLE, REGISTER_MEANINGS, REGISTER_NULLABLE } from "./words.ts";

/** What one dial showed; `startMs` and `endMs` are the same instant. */
export interface IndexRow extends Row, RegisterName {
  readonly indexWh: number;
}

/** What each counter of a meter showed at each midnight. */
export const meterIndex = {
  ...ONE_A_DAY,
  measures: INDEX_MEASURES,
  columns: [
    { name: "at", type: "instant", of: ({ startMs }) => startMs },
    ...REGISTER_COLUMNS,
    { name: "index_wh", type: "integer", of: ({ indexWh }) => indexWh },
  ],
  rowReader: (direction) => readDials(direction, indexRows),
} as const satisfies SeriesDefinition<IndexRow>;

/** Each value of each dial, in time order. */
export function indexRows(dials: readonly Dial[]): readonly IndexRow[] {
  const rows = dials.flatMap((dial) =>
    dial.values.map(({ atMs, indexWh }) => ({ startMs: atMs, endMs: atMs, ...tariffOf(dial), indexWh })),
  );
  return rows.sort((one, other) => one.startMs - other.startMs);
}

export const meterIndexWords: SeriesWords<IndexRow> = () => ({
  summary: "What each counter of the meter showed at each midnight",
  schemaName: "IndexReadings",
  meanings: { at: "When the counter showed this.", ...REGISTER_MEANINGS, index_wh: "The counter, in Wh." },
  nullable: REGISTER_NULLABLE,
  example: ({ startMs }) => ({ startMs, endMs: startMs, ...REGISTER_EXAMPLE, indexWh: 26_419_967 }),
});
