import { type IndexBody, type IndexQuantity, readIndexBody } from "../enedis/index-wire.ts";
import { MALFORMED } from "../enedis/malformed.ts";
import type { MeasureAnswer } from "../enedis/wire.ts";
import { MEASURES } from "../measures/measures.ts";
import type { Period } from "../measures/period.ts";
import { accepted, type EnedisRefusal, type Outcome } from "../refusals/refusal.ts";
import type { Direction } from "../token/scope.ts";
import type { Dial, DialName } from "./dial.ts";
import { FoundDials } from "./found-dials.ts";
import type { ReadRows } from "./read-rows.ts";

const TOTAL = "TOTAL";

/** The energy of a day is the difference of two midnights, so a day needs the index that is published with the day after it. */
export const DIFFERENCE_EXTRA_DAYS = 1;

/** Where Enedis gives the dials of each direction. */
export const INDEX_MEASURES = { consumption: "index_consommation", production: "index_production" } as const;

/** The dials of one direction, and what Enedis gave for them that does not count. */
export interface ReadDials extends Omit<ReadRows<never>, "rows"> {
  readonly dials: readonly Dial[];
}

/** Reads the dials of one direction in an answer of Enedis, and makes rows of them. */
export const readDials =
  <R>(direction: Direction, rowsOf: (dials: readonly Dial[]) => readonly R[]) =>
  ({ text }: MeasureAnswer, period: Period): Outcome<ReadRows<R>, EnedisRefusal> => {
    const body = readIndexBody(text);
    const read = body.ok ? dialsOf(body.value, MEASURES[INDEX_MEASURES[direction]].direction, period) : body;
    if (!read.ok) return read;
    const { dials, ...left } = read.value;
    return accepted({ rows: rowsOf(dials), ...left });
  };

/** How far each unit of a counter moves the decimal point. */
const SHIFTS: ReadonlyMap<string, number> = new Map([
  ["wh", 0],
  ["kwh", 3],
]);

/**
 * The dials of one direction, each with one value for an instant: a corrected one (stage `BEST`) before a raw one, else the
 * first. A value that cannot be read is left out, and so is one outside the period. Malformed only when all are.
 */
export function dialsOf(
  body: IndexBody,
  direction: "CONS" | "PROD",
  period: Period,
): Outcome<ReadDials, EnedisRefusal> {
  const found = new FoundDials(period);
  const contexts = [...(body.contexte ?? [])].sort((one, other) => rank(one.etapeMetier) - rank(other.etapeMetier));
  for (const { grandeur } of contexts) {
    for (const quantity of grandeur ?? []) {
      if (quantity.grandeurMetier !== direction || quantity.grandeurPhysique !== "EA") continue;
      const shift = SHIFTS.get(quantity.unite?.trim().toLowerCase() ?? "");
      for (const { name, values } of dialsWithin(quantity)) {
        if (name === null) found.skip(values);
        else found.add(name, values, shift);
      }
    }
  }
  const dials = found.dials();
  if (dials.length === 0 && found.dropped.unreadable > 0) return MALFORMED;
  return accepted({ dials, dropped: found.dropped, unreadable: found.unreadable() });
}

interface NamedValues {
  /** `null`: the body does not name the dial. */
  readonly name: DialName | null;
  readonly values: readonly unknown[];
}

function dialsWithin({ calendrier, cadranTotalisateur }: IndexQuantity): readonly NamedValues[] {
  const dials = (calendrier ?? []).flatMap(({ idCalendrier, libelleCalendrier, classeTemporelle }) =>
    (classeTemporelle ?? []).map(({ idClasseTemporelle, libelleClasseTemporelle, valeur }): NamedValues => {
      const [id, register] = [nameOf(idCalendrier), nameOf(idClasseTemporelle)];
      const calendar = id === null ? null : { id, label: nameOf(libelleCalendrier) };
      const isNamed = calendar !== null && register !== null;
      return {
        name: isNamed ? { calendar, register, label: nameOf(libelleClasseTemporelle) } : null,
        values: valeur ?? [],
      };
    }),
  );
  const total = { name: { calendar: null, register: TOTAL, label: null }, values: cadranTotalisateur?.valeur ?? [] };
  return [...dials, total];
}

/** Names stand in every row: a longer one would make a long answer of a short body. */
const LONGEST_NAME = 100;

const nameOf = (text: string | null | undefined): string | null => text?.slice(0, LONGEST_NAME) ?? null;

const rank = (stage: string | null | undefined): number => (stage === "BEST" ? 0 : 1);
