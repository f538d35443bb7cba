import * as z from "zod/mini";
import { QUARTER_MS, type Quarter, type Vintage } from "./quarters.ts";

/** The two datasets of ODRÉ that hold `taux_co2`. */
export type Dataset = "eco2mix-national-tr" | "eco2mix-national-cons-def";

/** A stretch of one dataset, `[fromMs, toMs[`. */
export interface Window {
  readonly dataset: Dataset;
  readonly fromMs: number;
  readonly toMs: number;
}

const NATURES: Readonly<Record<string, Vintage>> = {
  "Données temps réel": "real_time",
  "Données consolidées": "consolidated",
  "Données définitives": "definitive",
};

/** Rows ahead of now, and those that RTE has not measured, hold no value. */
const ROWS = z.array(
  z.object({
    date_heure: z.nullable(z.iso.datetime({ offset: true })),
    nature: z.nullable(z.string()),
    taux_co2: z.nullish(z.number().check(z.gte(0), z.lte(2_000))),
  }),
);

/** The address that exports a window: all its rows at once, where `records` would page. */
export function exportUrl(base: URL, { dataset, fromMs, toMs }: Window): URL {
  const url = new URL(`${dataset}/exports/json`, base);
  const date = (ms: number) => `date'${new Date(ms).toISOString()}'`;
  url.searchParams.set("select", "date_heure,nature,taux_co2");
  url.searchParams.set("where", `date_heure >= ${date(fromMs)} AND date_heure < ${date(toMs)}`);
  url.searchParams.set("timezone", "UTC");
  return url;
}

/** The quarters that an export holds; `null` when it is not what ODRÉ documents. */
export function readExport(text: string): readonly Quarter[] | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  const read = ROWS.safeParse(json);
  if (!read.success) return null;
  const quarters = read.data.flatMap(({ date_heure, nature, taux_co2 }) => {
    const vintage = NATURES[nature ?? ""];
    const startMs = Date.parse(date_heure ?? "");
    const isWhole = startMs % QUARTER_MS === 0;
    if (vintage === undefined || taux_co2 === undefined || taux_co2 === null || !isWhole) return [];
    return [{ startMs, grams: taux_co2, vintage }];
  });
  const isHalfHourly = quarters.every(({ startMs, vintage }) => isOnTheHalfHour(startMs) && vintage !== "real_time");
  return isHalfHourly ? quarters.flatMap(twice) : quarters;
}

/**
 * Consolidated data come by the half hour: a value then stands for both its quarters. An answer is taken for half-hourly only
 * when its every value begins a half hour; a single quarter that is missing is never filled.
 */
const isOnTheHalfHour = (startMs: number): boolean => startMs % (2 * QUARTER_MS) === 0;

const twice = (quarter: Quarter): readonly Quarter[] => [
  quarter,
  { ...quarter, startMs: quarter.startMs + QUARTER_MS },
];
