import { DEMO_METER } from "../../shared/demo/readings.ts";
import { MEASURES, type MeasureName, V5_KINDS, type V5Kind } from "../../shared/measures/measures.ts";
import { type MeterReading, meterReading } from "../../shared/measures/v5-meter-reading.ts";

/** A sandbox meter of Enedis's. */
const METER = "22516914714270";
const PERIOD = { dateDebut: "2026-11-14", dateFin: "2026-11-16" };

interface Point {
  readonly v: string;
  readonly d: string;
}

const halfHour = (v: string, d: string) => ({ v, d, p: "PT30M", n: "B", iv: "0", ec: "0" });

/** What is measured, and a few points of it, as Enedis writes them. */
const POINTS: Readonly<Record<MeasureName, readonly [physical: string, unit: string, points: readonly Point[]]>> = {
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
  index_consommation: indexes("51753902", "51767415"),
  index_production: indexes("28088499", "28095320"),
};

function days(physical: string, unit: string, first: string, second: string) {
  const points = [
    { v: first, d: "2026-11-14" },
    { v: second, d: "2026-11-15" },
  ];
  return [physical, unit, points] as const;
}

function indexes(first: string, second: string) {
  const points = [
    { v: first, d: "2026-11-14 00:00:00" },
    { v: second, d: "2026-11-15 00:00:00" },
  ];
  return ["EA", "Wh", points] as const;
}

/** What Enedis answers, and so do the routes that are named as Enedis's. */
export function answer2026(measure: MeasureName) {
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

/** The same in the words of v5, by the gateway's own translation. */
export function answerV5(kind: V5Kind): MeterReading {
  const reading = meterReading(kind, answer2026(V5_KINDS[kind]));
  if (!reading.ok) throw new Error(`the example of ${kind} is not one`);
  return reading.value;
}

/** The same of the invented home. */
export const answerOfDemo = (kind: V5Kind): MeterReading => ({
  ...answerV5(kind),
  usage_point_id: DEMO_METER,
  quality: "SIMULE",
});
