import { DEMO_METER } from "../../shared/demo/readings.ts";
import { type MeterReading, meterReading } from "../../shared/frozen/v5-meter-reading.ts";
import { MEASURES, type MeasureName, V5_KINDS, type V5Kind } from "../../shared/measures/measures.ts";
import type { SeriesName } from "../../shared/measures/points.ts";

/** A sandbox meter of Enedis's. */
const METER = "22516914714270";
const PERIOD = { dateDebut: "2026-11-14", dateFin: "2026-11-16" };

interface Point {
  readonly v: string;
  readonly d: string;
}

const halfHour = (v: string, d: string) => ({ v, d, p: "PT30M", n: "B", iv: "0", ec: "0" });

/** What is measured, and a few points of it, as Enedis writes them. */
const POINTS: Readonly<Record<SeriesName, readonly [physical: string, unit: string, points: readonly Point[]]>> = {
  consommation_quotidienne: days("EA", "Wh", "13632", "12473"),
  courbe_de_charge_consommation: [
    "PA",
    "W",
    [halfHour("462", "2026-11-14 00:30:00"), halfHour("2518", "2026-11-14 01:00:00")],
  ],
  puissance_conso_max_quotidienne: [
    "PMA",
    "VA",
    [
      { v: "5298", d: "2026-11-14 01:59:46" },
      { v: "5221", d: "2026-11-15 19:47:07" },
    ],
  ],
  production_quotidienne: days("EA", "Wh", "4862", "0"),
  courbe_de_charge_production: [
    "PA",
    "W",
    [halfHour("0", "2026-11-14 00:30:00"), halfHour("0", "2026-11-14 01:00:00")],
  ],
};

function days(physical: string, unit: string, first: string, second: string) {
  const points = [
    { v: first, d: "2026-11-14" },
    { v: second, d: "2026-11-15" },
  ];
  return [physical, unit, points] as const;
}

/** What Enedis answers, and so do the routes that keep its names. */
export const dataConnectExample = (measure: MeasureName): object =>
  isIndex(measure) ? indexExample(measure) : seriesExample(measure);

const isIndex = (measure: MeasureName): measure is Exclude<MeasureName, SeriesName> => measure.startsWith("index_");

function seriesExample(measure: SeriesName) {
  const [grandeurPhysique, unite, points] = POINTS[measure];
  const { family, direction } = MEASURES[measure];
  const quantity = { grandeurMetier: direction, grandeurPhysique, unite, points: [...points], calendrier: [] };
  return {
    idPrm: METER,
    etapeMetier: "BRUT",
    periode: PERIOD,
    modeCalcul: "MESURE",
    ...(family === "daily" && { pas: "P1D" }),
    grandeur: [quantity],
    contexte: [],
  };
}

/** The counters of one day, off-peak and peak; the total is their sum (`ReponseMesureAccesIndex` in the Swagger). */
function indexExample(measure: Exclude<MeasureName, SeriesName>) {
  const value = (v: number) => [{ d: "2026-11-14 00:00:00", v, iv: 0 }];
  const period = (idClasseTemporelle: string, libelleClasseTemporelle: string, codeCadran: string, v: number) => ({
    idClasseTemporelle,
    libelleClasseTemporelle,
    codeCadran,
    valeur: value(v),
  });
  const calendar = {
    idCalendrier: "DI000002",
    libelleCalendrier: "Heures pleines, heures creuses",
    classeTemporelle: [
      period("HC", "Heures creuses", "1", 18_204_310),
      period("HP", "Heures pleines", "2", 33_549_592),
    ],
  };
  return {
    idPrm: METER,
    periode: PERIOD,
    grandeur: [],
    contexte: [
      {
        etapeMetier: "BRUT",
        contexteReleve: "COL",
        typeReleve: "AQ",
        grandeur: [
          {
            grandeurMetier: MEASURES[measure].direction,
            grandeurPhysique: "EA",
            unite: "Wh",
            points: [],
            calendrier: [calendar],
            cadranTotalisateur: { codeCadran: "T", valeur: value(51_753_902) },
          },
        ],
      },
    ],
  };
}

/** The same in the shape of v5, by the gateway's own translation. */
export function v5Example(kind: V5Kind): MeterReading {
  const reading = meterReading(kind, seriesExample(V5_KINDS[kind]));
  if (!reading.ok) throw new Error(`the example of ${kind} does not translate`);
  return reading.value;
}

/** The same of the invented home. */
export const demoExample = (kind: V5Kind): MeterReading => ({
  ...v5Example(kind),
  usage_point_id: DEMO_METER,
  quality: "SIMULE",
});
