import type { UnreadableSpan } from "../../measures/placed-point.ts";
import { addDays, dayStartMs, parisDay } from "../../paris-time.ts";
import { accepted } from "../../refusals/refusal.ts";
import { REGISTER_COLUMNS, type RegisterName, type Row, SPAN_COLUMNS } from "../columns.ts";
import { type Dial, type DialValue, keyOf, tariffOf } from "../dial.ts";
import { DIFFERENCE_EXTRA_DAYS, INDEX_MEASURES, readDials } from "../dials.ts";
import { ONE_A_DAY, type SeriesDefinition, type SeriesWords } from "./definition.ts";
import { REGISTER_EXAMPLE, REGISTER_MEANINGS, REGISTER_NULLABLE, SPAN_MEANINGS } from "./words.ts";

const DAY_MS = 86_400_000;
/** A Linky counts to 999 999.999 kWh. */
const COUNTER_WIDTH_WH = 1_000_000_000;
/** The most that a meter of up to 36 kVA can count in a day of 25 hours, and some: a greater jump is another meter. */
const MOST_WH_A_DAY = 1_000_000;

/** Energy of one tariff period between two midnights: the exact difference of its counter. */
export interface RegisterRow extends Row, RegisterName {
  /** `null`: the meter was replaced in between, and its last index is not known. */
  readonly energyWh: number | null;
  /** Whether the periods of the calendar sum to the totaliser; `null` when there is nothing to compare. */
  readonly consistent: boolean | null;
}

/** Energy of each day by tariff period. */
export const registers = {
  ...ONE_A_DAY,
  measures: INDEX_MEASURES,
  columns: [
    ...SPAN_COLUMNS,
    ...REGISTER_COLUMNS,
    { name: "energy_wh", type: "integer", of: ({ energyWh }) => energyWh },
    { name: "consistent", type: "flag", of: ({ consistent }) => consistent },
  ],
  rowReader: (direction, last = new Map()) => {
    const differences = new RegisterDifferences(last);
    const read = readDials(direction, (dials) => differences.rowsOf(dials));
    return (answer, period) => {
      const rows = read(answer, period);
      if (!rows.ok) return rows;
      return accepted({ ...rows.value, unreadable: rows.value.unreadable.map(withDayBefore) });
    };
  },
  extraDays: DIFFERENCE_EXTRA_DAYS,
  energyOf: (row) => ({ energyWh: row.energyWh, tariff: row }),
} as const satisfies SeriesDefinition<RegisterRow>;

/** A midnight that cannot be read ends one day and begins the next. */
const withDayBefore = (span: UnreadableSpan): UnreadableSpan => ({
  ...span,
  startMs: dayStartMs(addDays(parisDay(span.startMs), -1)),
});

/**
 * Turns counters into energy. `last` holds the last value of each dial, so that a period that follows, also in another answer, goes
 * on from there and no day has to be asked for twice.
 */
export class RegisterDifferences {
  readonly #last: Map<string, DialValue>;

  constructor(last: Map<string, DialValue>) {
    this.#last = last;
  }

  rowsOf(dials: readonly Dial[]): readonly RegisterRow[] {
    const rows = dials.flatMap((dial) => this.#differences(dial).map((step) => ({ ...tariffOf(dial), ...step })));
    const spans = Map.groupBy(rows, ({ startMs, endMs }) => `${startMs} ${endMs}`);
    return [...spans.values()].flatMap(checked).sort((one, other) => one.startMs - other.startMs);
  }

  #differences(dial: Dial): { startMs: number; endMs: number; energyWh: number | null }[] {
    const before = this.#last.get(keyOf(dial));
    const values = before === undefined ? dial.values : [before, ...dial.values];
    const last = values.at(-1);
    if (last !== undefined) this.#last.set(keyOf(dial), last);
    return values.slice(1).map((value, at) => {
      const from = values[at] as DialValue;
      return { startMs: from.atMs, endMs: value.atMs, energyWh: difference(from, value) };
    });
  }
}

/** How much a counter went on; `null` when it went back by more than its width explains. */
function difference(from: DialValue, to: DialValue): number | null {
  const forward = to.indexWh - from.indexWh;
  const most = MOST_WH_A_DAY * Math.max(1, (to.atMs - from.atMs) / DAY_MS);
  if (forward >= 0) return forward <= most ? forward : null;
  const rolledOver = forward + COUNTER_WIDTH_WH;
  return rolledOver <= most ? rolledOver : null;
}

/** The rows of one span of time without its totaliser, each with whether its calendar sums to it. */
function checked(rows: readonly Omit<RegisterRow, "consistent">[]): RegisterRow[] {
  const total = rows.find(({ calendar }) => calendar === null);
  const sums = new Map<string | null, number | null>();
  for (const { calendar, energyWh } of rows) {
    const sum = sums.get(calendar);
    sums.set(calendar, sum === null || energyWh === null ? null : (sum ?? 0) + energyWh);
  }
  return rows
    .filter(({ calendar }) => calendar !== null)
    .map((row) => {
      const sum = sums.get(row.calendar) ?? null;
      const consistent = total === undefined ? null : sum !== null && sum === total.energyWh;
      return { ...row, consistent };
    });
}

export const registersWords: SeriesWords<RegisterRow> = () => ({
  summary: "Energy of each day by tariff period, as exact differences of the counters",
  schemaName: "RegisterReadings",
  meanings: {
    ...SPAN_MEANINGS,
    ...REGISTER_MEANINGS,
    energy_wh: "Energy, in Wh.",
    consistent: "Whether the periods of this calendar sum to the totaliser; `null` when there is none to compare.",
  },
  nullable: [...REGISTER_NULLABLE, "energy_wh", "consistent"],
  example: (day) => ({ ...day, ...REGISTER_EXAMPLE, energyWh: 11_776, consistent: true }),
});
