/** The members of a row that say when it is; a row has `start` and `end`, or `at`. */
export interface TimedRow {
  readonly start?: string;
  readonly end?: string;
  readonly at?: string;
  /** A row of one register: an instant has several. */
  readonly register?: string;
}

/** The instant that a row is about. */
export const instantOf = (row: TimedRow): string => row.at ?? row.start ?? "";

/**
 * Hands on the rows of an instant together, so that nothing is ever had by half. Of registers the last instant is held back until
 * another begins or the answer ends; in other series each row is whole by itself.
 */
export class RowGroups<Row extends TimedRow> {
  #held: readonly Row[] = [];

  /** The rows that are whole now. */
  add(rows: readonly Row[]): readonly Row[] {
    const all = [...this.#held, ...rows];
    const last = all.at(-1);
    if (last?.register === undefined) return all;
    const first = all.findLastIndex((row) => instantOf(row) !== instantOf(last)) + 1;
    this.#held = all.slice(first);
    return all.slice(0, first);
  }

  /** The answer has ended: what was held back is whole. */
  end(): readonly Row[] {
    const rows = this.#held;
    this.#held = [];
    return rows;
  }

  /** The answer broke off: what was held back may be a half. */
  forget(): void {
    this.#held = [];
  }
}
