import * as z from "zod/mini";
import { publishedUntilMs } from "./published.ts";
import { QUARTER_MS, type Quarter, VINTAGES, type Vintage } from "./quarters.ts";

/** The two datasets of ODRÉ that hold `taux_co2`. */
export type Dataset = "eco2mix-national-tr" | "eco2mix-national-cons-def";

/** A stretch of one dataset, `[fromMs, toMs[`. */
export interface Window {
  readonly dataset: Dataset;
  readonly fromMs: number;
  readonly toMs: number;
}

/** The vintages that each dataset gives, by the names that ODRÉ has for them. */
const NATURES: Readonly<Record<Dataset, ReadonlyMap<string, Vintage>>> = {
  "eco2mix-national-tr": new Map([["Données temps réel", "real_time"]]),
  "eco2mix-national-cons-def": new Map([
    ["Données consolidées", "consolidated"],
    ["Données définitives", "definitive"],
  ]),
};

/** What can be wrong with a row that holds a value. */
export type RowFault = "malformed" | "vintage" | "off_grid" | "outside" | "ahead";

/** An answer of ODRÉ's, read. */
export interface Export {
  /** One for each quarter that has a value. */
  readonly quarters: readonly Quarter[];
  /** The beginnings of the quarters that are listed without a value. */
  readonly withoutValue: readonly number[];
  /** How many rows were dropped, by what was wrong with them. */
  readonly dropped: Readonly<Partial<Record<RowFault, number>>>;
}

const ROW = z.object({
  date_heure: z.nullish(z.iso.datetime({ offset: true })),
  nature: z.nullish(z.string()),
  taux_co2: z.nullish(z.number().check(z.gte(0), z.lte(2_000))),
});

/** The address that exports a window: all its rows at once, where `records` would page. */
export function exportUrl(base: URL, { dataset, fromMs, toMs }: Window): URL {
  const url = new URL(`${dataset}/exports/json`, base);
  const date = (ms: number) => `date'${new Date(ms).toISOString()}'`;
  url.searchParams.set("select", "date_heure,nature,taux_co2");
  url.searchParams.set("where", `date_heure >= ${date(fromMs)} AND date_heure < ${date(toMs)}`);
  url.searchParams.set("timezone", "UTC");
  return url;
}

/**
 * What the answer to this window says at this instant. Rows that it cannot hold are dropped and counted. `null` for what is no
 * list of rows, or a list that is longer than the window allows.
 */
export function readExport(text: string, window: Window, nowMs: number): Export | null {
  const rows = listIn(text);
  // Each quarter has one row; as many again leave room for rows that are dropped.
  if (rows === null || rows.length > (2 * (window.toMs - window.fromMs)) / QUARTER_MS) return null;
  const measured = new Map<number, Quarter>();
  const listed = new Set<number>();
  const dropped: Partial<Record<RowFault, number>> = {};
  for (const row of rows) {
    const read = readRow(row, window, nowMs);
    if (typeof read === "string") dropped[read] = (dropped[read] ?? 0) + 1;
    else if (typeof read === "number") listed.add(read);
    else if (read !== null && isAtLeastAsFinal(read, measured.get(read.startMs))) measured.set(read.startMs, read);
  }
  const quarters = window.dataset === "eco2mix-national-cons-def" ? withTheirTwins(measured) : measured;
  return {
    quarters: [...quarters.values()],
    withoutValue: [...listed].filter((startMs) => !quarters.has(startMs)),
    dropped,
  };
}

function listIn(text: string): readonly unknown[] | null {
  try {
    const json: unknown = JSON.parse(text);
    return Array.isArray(json) ? json : null;
  } catch {
    return null;
  }
}

/** A quarter; the beginning of one without a value; what is wrong with a value; `null` for a row that says nothing. */
function readRow(row: unknown, window: Window, nowMs: number): Quarter | number | RowFault | null {
  const read = ROW.safeParse(row);
  if (!read.success) return "malformed";
  const { date_heure, nature, taux_co2: grams } = read.data;
  const hasValue = grams !== null && grams !== undefined;
  const vintage = NATURES[window.dataset].get(nature ?? "");
  const startMs = Date.parse(date_heure ?? "");
  const fault = faultOf(startMs, vintage, window, nowMs);
  if (fault !== null || vintage === undefined) return hasValue ? fault : null;
  return hasValue ? { startMs, grams, vintage } : startMs;
}

function faultOf(
  startMs: number,
  vintage: Vintage | undefined,
  { fromMs, toMs }: Window,
  nowMs: number,
): RowFault | null {
  if (Number.isNaN(startMs)) return "malformed";
  if (vintage === undefined) return "vintage";
  if (startMs % QUARTER_MS !== 0) return "off_grid";
  if (startMs < fromMs || startMs >= toMs) return "outside";
  return startMs < publishedUntilMs(vintage, nowMs) ? null : "ahead";
}

const isAtLeastAsFinal = ({ vintage }: Quarter, other: Quarter | undefined): boolean =>
  other === undefined || VINTAGES.indexOf(vintage) >= VINTAGES.indexOf(other.vintage);

/**
 * Consolidated data come by the half hour: a value then stands for both its quarters. An answer is half-hourly when more than
 * two in three of its values begin a half hour; in one by the quarter it is every second, and none that is missing is filled.
 */
function withTheirTwins(measured: ReadonlyMap<number, Quarter>): ReadonlyMap<number, Quarter> {
  const firsts = [...measured.values()].filter(({ startMs }) => startMs % (2 * QUARTER_MS) === 0);
  if (3 * firsts.length <= 2 * measured.size) return measured;
  const twins = firsts.map((quarter) => ({ ...quarter, startMs: quarter.startMs + QUARTER_MS }));
  return new Map([...twins.map((twin) => [twin.startMs, twin] as const), ...measured]);
}
