import { MEASURES, type MeasureName } from "../../shared/measures/measures.ts";
import type { Period } from "../../shared/measures/period.ts";
import { daysOf } from "../../shared/paris-time.ts";
import { livedStamps } from "../shared/measures/lived-curve.ts";
import { METER } from "../support/meters.ts";

/** Nearly the most that is read of an answer; what stands around its points comes on top. */
export const WORST_BYTES = 1_800_000;

/** What the bodies are about. */
export const YEAR = { start: "2025-11-01", end: "2026-11-01" } as Period;
export const WEEK = { start: "2026-10-22", end: "2026-10-29" } as Period;
const MIDNIGHTS = daysOf(YEAR.start, YEAR.end);
const HALF_HOURS = livedStamps(WEEK.start, 7, 30);
const AUTUMN = HALF_HOURS.filter((stamp) => stamp.startsWith("2026-10-25 02"));

/** As many as so many bytes hold: the ten thousandth is as long as any. */
export function many(make: (at: number) => unknown, bytes = WORST_BYTES): unknown[] {
  const length = Math.floor(bytes / (JSON.stringify(make(10_000)).length + 1));
  return Array.from({ length }, (_, at) => make(at));
}
const of = <T>(list: readonly T[], at: number): T => list[at % list.length] as T;
const everyYear = (at: number): string => `${String(1 + (at % 9_000)).padStart(4, "0")}-01-01 00:30:00`;
const inPieces = (all: readonly unknown[], count: number): unknown[][] => {
  const length = Math.ceil(all.length / count);
  return Array.from({ length: count }, (_, at) => all.slice(at * length, (at + 1) * length));
};
const body = (members: object): string =>
  JSON.stringify({ idPrm: METER, etapeMetier: "BRUT", periode: { dateDebut: "", dateFin: "" }, ...members });

const QUANTITIES = {
  load_curve: { grandeurPhysique: "PA", unite: "W" },
  daily: { grandeurPhysique: "EA", unite: "Wh" },
  maximum: { grandeurPhysique: "PMA", unite: "VA" },
};

type Bodies = Readonly<Record<string, string>>;

const made = new Map<string, Bodies>();

/** Answers of Enedis to this measure, of so many bytes each, made to cost as much as they can; the first is only long. */
export function worstBodies(measure: MeasureName, bytes = WORST_BYTES): Bodies {
  const key = `${measure} ${bytes}`;
  const bodies = made.get(key) ?? makeBodies(measure, (make) => many(make, bytes));
  made.set(key, bodies);
  return bodies;
}

type Many = (make: (at: number) => unknown) => unknown[];

function makeBodies(measure: MeasureName, many: Many): Bodies {
  const { family, direction } = MEASURES[measure];
  if (measure.startsWith("index_")) return worstIndexes(direction, many);
  const isMaximum = measure === "puissance_conso_max_quotidienne";
  const quantity = { grandeurMetier: direction, ...QUANTITIES[isMaximum ? "maximum" : family] };
  const stamps = family === "load_curve" ? HALF_HOURS : MIDNIGHTS;
  const point = (at: number, d: string = of(stamps, at)) => ({
    v: `${at % 999}`,
    d,
    p: "PT30M",
    n: "B",
    iv: "0",
    ec: "0",
  });
  const series = (points: readonly unknown[]) => body({ grandeur: [{ ...quantity, points }] });
  return {
    "only long": series(many((at) => point(at)).toReversed()),
    "each in another year": series(many((at) => point(at, everyYear(at)))),
    "one stamp": series(many((at) => point(at, of(stamps, 0)))),
    "the hour that is repeated": series(many((at) => point(at, of(AUTUMN, at)))),
    "steps that change at each point": series(
      many((at) => ({ ...point(at), p: of(["PT30M", "PT10M", "PT60M", "PT5M"], at) })),
    ),
    "no number": series(many((at) => ({ ...point(at), v: " 12,5 " }))),
    "1 400 quantities": body({
      grandeur: inPieces(
        many((at) => point(at)),
        1_400,
      ).map((points) => ({ ...quantity, points })),
    }),
    "empty quantities": body({ grandeur: many(() => ({})) }),
  };
}

function worstIndexes(grandeurMetier: string, many: Many): Bodies {
  const energy = { grandeurMetier, grandeurPhysique: "EA", unite: "Wh" };
  const value = (at: number, d = `${of(MIDNIGHTS, at)} 00:00:00`) => ({ d, v: 1_000 + at, iv: 0 });
  const total = (valeur: readonly unknown[]) => ({ ...energy, cadranTotalisateur: { valeur } });
  const register = (at: number, name: string) => ({
    idClasseTemporelle: name,
    valeur: Array.from({ length: 20 }, (_, more) => value(at * 20 + more)),
  });
  const calendar = (classeTemporelle: readonly unknown[]) => ({ idCalendrier: "DI000001", classeTemporelle });
  const contexts = (...contexte: readonly object[]) => body({ contexte });
  const registers = (name: (at: number) => string) =>
    contexts({
      grandeur: [{ ...total([]), calendrier: [calendar(many((at) => register(at, name(at))).slice(0, 1_400))] }],
    });
  return {
    "only long": contexts({ grandeur: [total(many((at) => value(at)))] }),
    "each in another year": contexts({ grandeur: [total(many((at) => value(at, everyYear(at))))] }),
    "1 400 contexts": contexts(
      ...inPieces(
        many((at) => value(at)),
        1_400,
      ).map((valeur) => ({ grandeur: [total(valeur)] })),
    ),
    "one register again and again": registers(() => "HP"),
    "1 400 registers": registers((at) => `R${at}`),
    "empty contexts": body({ contexte: many(() => ({})) }),
  };
}
