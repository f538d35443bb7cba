import type * as z from "zod/mini";
import type { Indicator } from "./indicators.ts";
import methods from "./methods.json" with { type: "json" };
import processes from "./processes.json" with { type: "json" };
import type { METHODS, PROCESSES, WEIGHTS } from "./schema.ts";
import weights from "./weights.json" with { type: "json" };

export type Method = z.infer<typeof METHODS>[number];
export type Process = z.infer<typeof PROCESSES>[number];
export type Weights = z.infer<typeof WEIGHTS>;

// A test holds these files to their schemas: read once there, not at each start.
export const ALL_METHODS = methods as readonly Method[];
export const ALL_PROCESSES = processes as readonly Process[];
export const SCORE_WEIGHTS = weights as Weights;

/** The methods that give a score in points. A calculation follows one of them, the first unless it names another. */
export const SCORE_METHODS = ["ecobalyse-2026-05", "ecobalyse-v7.0.0"] as const;
export type ScoreMethod = (typeof SCORE_METHODS)[number];

/** The method of `cch`. */
export const CLIMATE_METHOD = "ademe-2025";

/** Household electricity in France: what a Linky meter counts. */
export const FRENCH_LOW_VOLTAGE = "931c9bb0-619a-5f75-b41b-ab8061e2ad92";

const PROCESS_BY_ID = new Map(ALL_PROCESSES.map((process) => [process.id, process]));
const METHOD_BY_ID = new Map(ALL_METHODS.map((method) => [method.id, method]));
const tableName = (method: string, indicator: Indicator) => `${method} ${indicator}`;

/** What one unit of each process costs, by method and indicator: the engine looks up a table once, then a process. */
const TABLES = new Map<string, Map<string, number>>();
for (const { id, factors } of ALL_PROCESSES) {
  for (const { method, indicator, value } of factors) {
    const name = tableName(method, indicator);
    const table = TABLES.get(name) ?? new Map<string, number>();
    TABLES.set(name, table.set(id, value));
  }
}

export const processOf = (id: string): Process | undefined => PROCESS_BY_ID.get(id);

export function methodOf(id: string): Method {
  const method = METHOD_BY_ID.get(id);
  if (method === undefined) throw new Error(`no method is called ${id}`);
  return method;
}

/** Figures by process, in the indicator's unit per unit of the process; a process without one is absent. */
export const factorsOf = (method: string, indicator: Indicator): ReadonlyMap<string, number> | undefined =>
  TABLES.get(tableName(method, indicator));

/** What one unit of a process costs; `undefined` where no source says so. */
export const factorOf = (process: string, method: string, indicator: Indicator): number | undefined =>
  factorsOf(method, indicator)?.get(process);

/** The score indicators of a method. */
export const scoresOf = (method: ScoreMethod): readonly Indicator[] =>
  methodOf(method).indicators.map(({ key }) => key);
