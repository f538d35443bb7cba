import type { CalendarOwner } from "./dial.ts";
import type { EnergyRow } from "./rows.ts";

/** What a row of any series has: the time that it is about. */
export interface Row {
  readonly startMs: number;
  readonly endMs: number;
}

/** What one cell holds: instants are milliseconds since the epoch. */
export type Cell = number | string | boolean | null;

/** One member of a row, for every format: formats differ in how they write a type, never in what they say. */
export interface Column<R extends Row = Row> {
  readonly name: string;
  readonly type: "instant" | "integer" | "text" | "flag";
  /** A method, so that a list may hold columns of different rows: each is given rows of its own series only. */
  of(row: R): Cell;
}

/** The tariff period that a row is about. */
export interface RegisterName {
  /** `null`: the totaliser. */
  readonly owner: CalendarOwner | null;
  readonly calendar: string | null;
  readonly register: string;
  readonly label: string | null;
}

export const SPAN_COLUMNS: readonly Column[] = [
  { name: "start", type: "instant", of: ({ startMs }) => startMs },
  { name: "end", type: "instant", of: ({ endMs }) => endMs },
];

export const ENERGY_COLUMNS: readonly Column<EnergyRow>[] = [
  ...SPAN_COLUMNS,
  { name: "energy_wh", type: "integer", of: ({ energyWh }) => energyWh },
  { name: "power_w", type: "integer", of: ({ powerW }) => powerW },
  { name: "quality", type: "text", of: ({ quality }) => quality },
];

export const REGISTER_COLUMNS: readonly Column<Row & RegisterName>[] = [
  { name: "owner", type: "text", of: ({ owner }) => owner },
  { name: "calendar", type: "text", of: ({ calendar }) => calendar },
  { name: "register", type: "text", of: ({ register }) => register },
  { name: "label", type: "text", of: ({ label }) => label },
];
