import type { Direction } from "./nature.ts";
import type { Day } from "./paris.ts";
import type { Persona } from "./persona.ts";
import { countingMeter } from "./persona-meter.ts";
import { type CountingMeter, calendarsOfMeter, countersAt } from "./readings/counters.ts";
import type { Calendar } from "./readings/tariff.ts";

/** What a dial shows at midnight, in Wh. The Swagger has integers here; elsewhere Enedis writes numbers as text. */
export interface DialValue {
  readonly d: string;
  readonly v: number | string;
  readonly iv: number | string;
}

type ValuesOf = (dial: string | "total") => readonly DialValue[];

/**
 * An index reading in the published shape, `ReponseMesureAccesIndex` of Enedis's Swagger `mesure_synchrone_auto` v2: one value per
 * midnight for each tariff period of both calendars and for the totaliser.
 */
export function indexBody(
  persona: Persona,
  { prm, start, end }: { readonly prm: string; readonly start: Day; readonly end: Day },
  directions: readonly Direction[],
  days: readonly Day[],
  dailyDifference: boolean,
) {
  const grandeur = directions.map((direction) => {
    const meter = countingMeter(persona, direction, dailyDifference);
    const valuesOf = valuesOver(days, meter, persona.nature.indexValues);
    const { distributor, supplier } = calendarsOfMeter(meter, start);
    return {
      grandeurMetier: direction,
      grandeurPhysique: "EA",
      unite: "Wh",
      points: [],
      calendrier: [distributor, ...(supplier === null ? [] : [supplier])].map((calendar) =>
        calendrier(calendar, valuesOf),
      ),
      cadranTotalisateur: { codeCadran: direction === "CONS" ? "IDX_EAS_T" : "IDX_EAI_T", valeur: valuesOf("total") },
    };
  });
  return {
    idPrm: prm,
    periode: { dateDebut: `${start}`, dateFin: `${end}` },
    grandeur: [],
    contexte: [{ etapeMetier: "BRUT", contexteReleve: "COL", typeReleve: "AQ", grandeur }],
  };
}

const calendrier = ({ id, label, periods }: Calendar, valuesOf: ValuesOf) => ({
  idCalendrier: id,
  libelleCalendrier: label,
  classeTemporelle: Object.entries(periods).map(([period, { label, dial }]) => ({
    idClasseTemporelle: period,
    libelleClasseTemporelle: label,
    codeCadran: dial,
    valeur: valuesOf(dial),
  })),
});

function valuesOver(days: readonly Day[], meter: CountingMeter, form: "integers" | "strings"): ValuesOf {
  const midnights = days.map((day) => ({ stamp: `${day} 00:00:00`, counters: countersAt(meter, day) }));
  const written = (wh: number) => (form === "integers" ? wh : `${wh}`);
  return (dial) =>
    midnights.map(({ stamp, counters: { total, dials } }) => ({
      d: stamp,
      v: written(dial === "total" ? total : (dials.get(dial) ?? 0)),
      iv: written(0),
    }));
}
