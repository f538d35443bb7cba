import type { Row, Stretch } from "./dataset.ts";

const MINUTE_MS = 60_000;
const QUARTER_MS = 15 * MINUTE_MS;
const HOUR_MS = 4 * QUARTER_MS;

/** The rate of every invented row, which no true row has: a client that shows it was deceived. It would be the cleanest hour of all. */
export const INVENTED_GRAMS = 1;

/** Rows with values that ODRÉ cannot have for this stretch at this instant. */
type Invent = (stretch: Stretch, nowMs: number) => readonly Row[];

const REAL_TIME = "Données temps réel";
const CONSOLIDATED = "Données consolidées";
const DEFINITIVE = "Données définitives";

const invented = (startMs: number, nature: string): Row => ({
  date_heure: new Date(startMs).toISOString(),
  nature,
  taux_co2: INVENTED_GRAMS,
});

const natureOf = ({ dataset }: Stretch): string => (dataset === "eco2mix-national-tr" ? REAL_TIME : CONSOLIDATED);

/** Four quarters in a row, so that they could make the cleanest hour. */
const hourAt = (startMs: number, nature: string): readonly Row[] =>
  [0, 1, 2, 3].map((quarter) => invented(startMs + quarter * QUARTER_MS, nature));

const hourAfter = (atMs: number): number => (Math.floor(atMs / HOUR_MS) + 1) * HOUR_MS;

/** The month under way in Paris, or the next one in its last two hours in UTC. */
const monthStart = (nowMs: number): number => {
  const soon = new Date(nowMs + 2 * HOUR_MS);
  return Date.UTC(soon.getUTCFullYear(), soon.getUTCMonth());
};

/** What ODRÉ may do wrong, each by its name in the control of the simulation. */
export const FAULTS = {
  /** Values for the hour to come, where the stretch reaches so far. */
  ahead: (stretch, nowMs) =>
    hourAt(hourAfter(nowMs), natureOf(stretch)).filter(({ date_heure }) => Date.parse(date_heure) < stretch.toMs),
  /** "Consolidated" and "definitive" values for the hour that has just passed, when it is of the month under way. */
  tooFinal: (_, nowMs) =>
    [CONSOLIDATED, DEFINITIVE]
      .flatMap((nature) => hourAt(hourAfter(nowMs) - 2 * HOUR_MS, nature))
      .filter(({ date_heure }) => Date.parse(date_heure) >= monthStart(nowMs)),
  /** Values before and after the stretch, and in a far-away year. */
  outside: (stretch) => [
    ...hourAt(stretch.fromMs - HOUR_MS, natureOf(stretch)),
    ...hourAt(stretch.toMs, natureOf(stretch)),
    ...hourAt(Date.UTC(2200, 0, 1), DEFINITIVE),
  ],
  /** Values between two quarters. */
  offGrid: (stretch) => [5, 10, 20].map((minutes) => invented(stretch.fromMs + minutes * MINUTE_MS, natureOf(stretch))),
  /** Values of the vintages of the other dataset, and of none. */
  foreignVintage: (stretch) => {
    const foreign = stretch.dataset === "eco2mix-national-tr" ? [CONSOLIDATED, DEFINITIVE] : [REAL_TIME];
    return [...foreign, "Prévisions", "constructor", "__proto__"].flatMap((nature) => hourAt(stretch.fromMs, nature));
  },
  /** Values that are none, and rows that are none. */
  malformed: (stretch) =>
    [-1, 2_001, "1", true]
      .map((taux_co2): unknown => ({ ...invented(stretch.fromMs, natureOf(stretch)), taux_co2 }))
      .concat([1, null, "a row", { ...invented(stretch.fromMs, natureOf(stretch)), date_heure: "yesterday" }]) as Row[],
} satisfies Readonly<Record<string, Invent>>;

export type FaultName = keyof typeof FAULTS;
export const FAULT_NAMES = Object.keys(FAULTS) as readonly FaultName[];

/** The invented rows of these faults. */
export const inventedRows = (faults: readonly FaultName[], stretch: Stretch, nowMs: number): readonly Row[] =>
  faults.flatMap((name) => FAULTS[name](stretch, nowMs));
