import { type IndexBody, type IndexQuantity, type IndexValue, readIndexBody } from "../enedis/index-wire.ts";
import { MALFORMED } from "../enedis/malformed.ts";
import type { MeasureAnswer } from "../enedis/wire.ts";
import { MEASURES } from "../measures/measures.ts";
import { day, dayStartMs } from "../paris-time.ts";
import { accepted, type EnedisRefusal, type Outcome } from "../refusals/refusal.ts";
import type { Direction } from "../token/scope.ts";

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

const TOTAL = "TOTAL";

/** The energy of a day is the difference of two midnights, so a day needs the index that is published with the day after it. */
export const DIFFERENCE_EXTRA_DAYS = 1;

/** Where Enedis gives the dials of each direction. */
export const INDEX_MEASURES = { consumption: "index_consommation", production: "index_production" } as const;

/** Reads the dials of one direction in an answer of Enedis, and makes rows of them. */
export const readDials =
  <R>(direction: Direction, rowsOf: (dials: readonly Dial[]) => readonly R[]) =>
  ({ text }: MeasureAnswer): Outcome<readonly R[], EnedisRefusal> => {
    const body = readIndexBody(text);
    const dials = body.ok ? dialsOf(body.value, MEASURES[INDEX_MEASURES[direction]].direction) : body;
    return dials.ok ? accepted(rowsOf(dials.value)) : dials;
  };

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
    if (quantity.unite !== "Wh") return MALFORMED;
    for (const { values, ...named } of dialsWithin(quantity)) {
      const read = values.map(dialValue);
      if (read.includes(null)) return MALFORMED;
      const known = dials.get(keyOf(named)) ?? { ...named, values: [] };
      dials.set(keyOf(named), { ...known, values: merged(known.values, read as DialValue[]) });
    }
  }
  return accepted([...dials.values()]);
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

/** What a row says of the tariff period of its dial. */
export const tariffOf = ({ calendar, register, label }: Dial) => ({
  owner: calendar === null ? null : ownerOf(calendar.id),
  calendar: calendar?.id ?? null,
  register,
  label,
});

/** Tells the dials of one meter apart. */
export const keyOf = ({ calendar, register }: Pick<Dial, "calendar" | "register">): string =>
  `${calendar?.id} ${register}`;

const rank = (stage: string | null | undefined): number => (stage === "BEST" ? 0 : 1);
