import type { IndexBody, IndexQuantity, IndexValue } from "../enedis/index-wire.ts";
import { day, dayStartMs } from "../paris-time.ts";
import { accepted, type EnedisRefusal, type Outcome, refused } from "../refusals/refusal.ts";

/** One dial of a meter: the counter of one tariff period of one calendar, or the totaliser (`calendar: null`). */
export interface Dial {
  readonly calendar: { readonly id: string; readonly label: string | null } | null;
  readonly register: string;
  readonly label: string | null;
  readonly values: readonly DialValue[];
}

/** What a dial showed at an instant. */
export interface DialValue {
  readonly atMs: number;
  readonly indexWh: number;
}

/** Whose calendar it is: tariffs of the network, or of the contract. */
export type CalendarOwner = "distributor" | "supplier";

/** What one dial showed, as a row. */
export interface IndexRow {
  readonly startMs: number;
  readonly endMs: number;
  readonly owner: CalendarOwner | null;
  readonly calendar: string | null;
  readonly register: string;
  readonly label: string | null;
  readonly indexWh: number;
}

/** Energy of one tariff period between two midnights: the exact difference of its counter. */
export interface RegisterRow extends Omit<IndexRow, "indexWh"> {
  /** `null`: the meter was replaced in between, and its last index is not known. */
  readonly energyWh: number | null;
  /** Whether the periods of the calendar sum to the totaliser; `null` when there is nothing to compare. */
  readonly consistent: boolean | null;
}

const TOTAL = "TOTAL";
const DAY_MS = 86_400_000;
/** A Linky counts to 999 999.999 kWh. */
const COUNTER_WIDTH_WH = 1_000_000_000;
/** The most that a meter of up to 36 kVA can count in a day of 25 hours, and some: a greater jump is another meter. */
const MOST_WH_A_DAY = 1_000_000;

const MALFORMED = { code: "enedis_malformed_answer" } as const satisfies EnedisRefusal;

/** The dials of one direction. Of a corrected and a raw value for the same instant the corrected one counts. */
export function dialsOf(body: IndexBody, direction: "CONS" | "PROD"): Outcome<readonly Dial[], EnedisRefusal> {
  const contexts = [...(body.contexte ?? [])].sort((one, other) => rank(one.etapeMetier) - rank(other.etapeMetier));
  const quantities = contexts.flatMap(({ grandeur }) =>
    (grandeur ?? []).filter(
      ({ grandeurMetier, grandeurPhysique }) => grandeurMetier === direction && grandeurPhysique === "EA",
    ),
  );
  const dials = new Map<string, Dial>();
  for (const quantity of quantities) {
    if (quantity.unite !== "Wh") return refused(MALFORMED);
    for (const { values, ...named } of dialsWithin(quantity)) {
      const read = values.map(dialValue);
      if (read.includes(null)) return refused(MALFORMED);
      const known = dials.get(keyOf(named)) ?? { ...named, values: [] };
      dials.set(keyOf(named), { ...known, values: merged(known.values, read as DialValue[]) });
    }
  }
  return accepted([...dials.values()]);
}

/** Each value of each dial, in time order. */
export function indexRows(dials: readonly Dial[]): readonly IndexRow[] {
  const rows = dials.flatMap((dial) =>
    dial.values.map(({ atMs, indexWh }) => ({ startMs: atMs, endMs: atMs, ...nameOf(dial), indexWh })),
  );
  return rows.sort((one, other) => one.startMs - other.startMs);
}

/**
 * Turns counters into energy. It remembers the last value of each dial, so that a period that follows goes on from there and
 * no day has to be asked for twice.
 */
export class RegisterDifferences {
  readonly #last = new Map<string, DialValue>();

  rowsOf(dials: readonly Dial[]): readonly RegisterRow[] {
    const rows = dials.flatMap((dial) => this.#differences(dial).map((step) => ({ ...nameOf(dial), ...step })));
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

type NamedValues = Omit<Dial, "values"> & { readonly values: readonly IndexValue[] };

function dialsWithin({ calendrier, cadranTotalisateur }: IndexQuantity): readonly NamedValues[] {
  const dials = (calendrier ?? []).flatMap(({ idCalendrier, libelleCalendrier, classeTemporelle }) =>
    (classeTemporelle ?? []).map(({ idClasseTemporelle, libelleClasseTemporelle, valeur }) => ({
      calendar: { id: idCalendrier, label: libelleCalendrier ?? null },
      register: idClasseTemporelle,
      label: libelleClasseTemporelle ?? null,
      values: valeur ?? [],
    })),
  );
  return [...dials, { calendar: null, register: TOTAL, label: null, values: cadranTotalisateur?.valeur ?? [] }];
}

/** Daily values stand at midnight; a stamp that is not one (a counter read during a visit) is placed by its wall time. */
function dialValue({ d, v }: IndexValue): DialValue | null {
  const on = day(d.slice(0, "YYYY-MM-DD".length));
  const [, hours = "00", minutes = "00", seconds = "00"] = /^.{10} (\d{2}):(\d{2}):(\d{2})$/.exec(d) ?? [];
  const indexWh = Number(v ?? Number.NaN);
  if (on === null || !Number.isInteger(indexWh) || indexWh < 0) return null;
  return { atMs: dayStartMs(on) + ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000, indexWh };
}

/** Only values at midnight bound a day; of two for the same instant the first one known counts. */
function merged(known: readonly DialValue[], more: readonly DialValue[]): readonly DialValue[] {
  const instants = new Set(known.map(({ atMs }) => atMs));
  return [...known, ...more.filter(({ atMs }) => !instants.has(atMs))].sort((one, other) => one.atMs - other.atMs);
}

/** The calendars of the distributor are DI000001 to DI000003; all others are a supplier's. */
const ownerOf = (calendar: string): CalendarOwner => (calendar.startsWith("DI") ? "distributor" : "supplier");

const nameOf = ({ calendar, register, label }: Dial) => ({
  owner: calendar === null ? null : ownerOf(calendar.id),
  calendar: calendar?.id ?? null,
  register,
  label,
});

const keyOf = ({ calendar, register }: Pick<Dial, "calendar" | "register">): string => `${calendar?.id} ${register}`;

const rank = (stage: string | null | undefined): number => (stage === "BEST" ? 0 : 1);
