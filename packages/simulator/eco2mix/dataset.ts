const QUARTER_MS = 15 * 60_000;
const DAY_MS = 96 * QUARTER_MS;

/** The two datasets of ODRÉ that hold `taux_co2`: real time, and consolidated or definitive. */
export type Dataset = "eco2mix-national-tr" | "eco2mix-national-cons-def";

/** A stretch of one dataset, `[fromMs, toMs[`. */
export interface Stretch {
  readonly dataset: Dataset;
  readonly fromMs: number;
  readonly toMs: number;
}

/** One row of either dataset, with the fields that the gateway selects. */
export interface Row {
  readonly date_heure: string;
  readonly nature: string;
  readonly taux_co2: number | null;
}

/** What RTE does that is not plain. */
export interface Manners {
  /** Real time is published this late. */
  readonly lateMinutes: number;
  /** Quarters (ISO instants) that real time never had. */
  readonly missing: readonly string[];
  /** Values of real time that were corrected since, by ISO instant. */
  readonly corrected: Readonly<Record<string, number>>;
}

export const PLAIN: Manners = { lateMinutes: 20, missing: [], corrected: {} };

/** The intensity of real time in a quarter, in g CO2eq/kWh: cleaner at night and at noon, with ripples that tell one day from the next. */
export function gramsAt(startMs: number): number {
  const quarter = (startMs % DAY_MS) / QUARTER_MS;
  const ripple = Math.floor(startMs / DAY_MS) % 7;
  return 24 + ripple + Math.round(8 * Math.cos((2 * Math.PI * (quarter - 72)) / 48));
}

/** The value that a month is consolidated with: never quite that of real time. */
export const consolidatedGramsAt = (startMs: number): number => gramsAt(startMs) + 1;

/** The rows that the dataset has of this stretch at this instant, in time order. */
export function rows({ dataset, fromMs, toMs }: Stretch, nowMs: number, manners: Manners): readonly Row[] {
  const first = Math.ceil(fromMs / QUARTER_MS) * QUARTER_MS;
  const starts = Array.from(
    { length: Math.max(0, Math.ceil((toMs - first) / QUARTER_MS)) },
    (_, at) => first + at * QUARTER_MS,
  );
  return dataset === "eco2mix-national-tr"
    ? starts.filter((at) => !isConsolidated(at, nowMs)).map((at) => realTime(at, nowMs, manners))
    : starts.filter((at) => isConsolidated(at, nowMs)).map((at) => consolidated(at, nowMs));
}

/** Real time lists the whole day; what lies ahead, or is late, has no value yet. */
function realTime(startMs: number, nowMs: number, { lateMinutes, missing, corrected }: Manners): Row {
  const date_heure = iso(startMs);
  const isPublished = startMs + QUARTER_MS + lateMinutes * 60_000 <= nowMs && !missing.includes(date_heure);
  const taux_co2 = isPublished ? (corrected[date_heure] ?? gramsAt(startMs)) : null;
  return { date_heure, nature: "Données temps réel", taux_co2 };
}

/** By the half hour: the other quarters are listed without a value. */
function consolidated(startMs: number, nowMs: number): Row {
  const isDefinitive = nowMs >= Date.UTC(parisMonth(startMs).year + 1, 5, 1);
  const taux_co2 = startMs % (2 * QUARTER_MS) === 0 ? consolidatedGramsAt(startMs) : null;
  return { date_heure: iso(startMs), nature: isDefinitive ? "Données définitives" : "Données consolidées", taux_co2 };
}

/** A month is consolidated in the middle of the next. */
function isConsolidated(startMs: number, nowMs: number): boolean {
  const { year, month } = parisMonth(startMs);
  return nowMs >= Date.UTC(year, month, 15);
}

const PARIS = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Paris", year: "numeric", month: "numeric" });

/** RTE's months and years are those of a Paris calendar; January is 1. */
function parisMonth(atMs: number): { readonly year: number; readonly month: number } {
  const [year = 0, month = 0] = PARIS.format(atMs).split("-").map(Number);
  return { year, month };
}

/** An instant as rows have it: `2026-11-24T10:15:00+00:00`. */
export const iso = (atMs: number): string => new Date(atMs).toISOString().replace(".000Z", "+00:00");
