import { MEASURES, type MeasureName, V5_KINDS, type V5Kind } from "../measures/measures.ts";
import type { Period } from "../measures/period.ts";
import { type Day, daysOf } from "../paris-time.ts";
import { added, COUNTS_SINCE, type Counters, countersAt, countOn } from "./counters.ts";
import { DEMO_METER, demoPoints, QUALITY } from "./readings.ts";

/** The kind of the frozen demonstration that has the same points. */
const KIND_OF = Object.fromEntries(Object.entries(V5_KINDS).map(([kind, measure]) => [measure, kind])) as Partial<
  Record<MeasureName, V5Kind>
>;

/** What the invented home answers to a measure, in the body that Enedis would send. */
export function demoBody(measure: MeasureName, period: Period): object {
  const kind = KIND_OF[measure];
  const head = { idPrm: DEMO_METER, etapeMetier: QUALITY, periode: { dateDebut: period.start, dateFin: period.end } };
  if (kind === undefined) return { ...head, grandeur: [], contexte: [indexContext(measure, period)] };
  const points = daysOf(period.start, period.end).flatMap((day) =>
    demoPoints(kind, day).map(({ value, date, interval_length }) => ({ v: value, d: date, p: interval_length })),
  );
  return { ...head, grandeur: [{ grandeurMetier: MEASURES[measure].direction, ...UNITS[kind], points }], contexte: [] };
}

const ENERGY = { grandeurPhysique: "EA", unite: "Wh" };
const POWER = { grandeurPhysique: "PA", unite: "W" };
const UNITS: Readonly<Record<V5Kind, typeof ENERGY>> = {
  daily_consumption: ENERGY,
  daily_production: ENERGY,
  consumption_load_curve: POWER,
  production_load_curve: POWER,
  consumption_max_power: { grandeurPhysique: "PMA", unite: "VA" },
};

/** What a dial shows: the counter of some registers, or of all. */
interface Dial {
  readonly id: string;
  readonly label: string;
  readonly of: (counters: Counters) => number;
}

const PEAK_OFF_PEAK: readonly Dial[] = [
  { id: "HC", label: "Heures Creuses", of: ({ offPeakWh }) => offPeakWh },
  { id: "HP", label: "Heures Pleines", of: ({ peakWh }) => peakWh },
];
const drawn: Dial["of"] = ({ peakWh, offPeakWh }) => peakWh + offPeakWh;
const injected: Dial["of"] = ({ injectedWh }) => injectedWh;

/** The calendar and the dial of the totaliser, by direction: a supplier has none for what is injected. */
const DIALS = {
  CONS: { calendar: { id: "FC022035", label: "Heures Pleines / Heures Creuses", dials: PEAK_OFF_PEAK }, total: drawn },
  PROD: {
    calendar: {
      id: "DI000001",
      label: "Sans différenciation temporelle",
      dials: [{ id: "BASE", label: "Base", of: injected }],
    },
    total: injected,
  },
} as const;

function indexContext(measure: MeasureName, { start, end }: Period): object {
  const { direction } = MEASURES[measure];
  const { calendar, total } = DIALS[direction];
  const midnights = countersOver(start, end);
  const values = (of: Dial["of"]) => midnights.map(({ day, counters }) => ({ d: `${day} 00:00:00`, v: of(counters) }));
  return {
    etapeMetier: QUALITY,
    grandeur: [
      {
        grandeurMetier: direction,
        ...ENERGY,
        calendrier: [
          {
            idCalendrier: calendar.id,
            libelleCalendrier: calendar.label,
            classeTemporelle: calendar.dials.map(({ id, label, of }) => ({
              idClasseTemporelle: id,
              libelleClasseTemporelle: label,
              valeur: values(of),
            })),
          },
        ],
        cadranTotalisateur: { valeur: values(total) },
      },
    ],
  };
}

/** What the counters show at each midnight of a period. */
function countersOver(start: Day, end: Day): readonly { readonly day: Day; readonly counters: Counters }[] {
  const days = daysOf(start > COUNTS_SINCE ? start : COUNTS_SINCE, end);
  const [first] = days;
  if (first === undefined) return [];
  let counters = countersAt(first);
  return days.map((day) => {
    const shown = { day, counters };
    counters = added(counters, countOn(day));
    return shown;
  });
}
