import type { IndexRow, RegisterRow } from "./registers.ts";
import type { EnergyRow, MaxPowerRow } from "./rows.ts";
import type { SeriesName } from "./series.ts";

/** Any row of any series. */
export type Row = EnergyRow | MaxPowerRow | IndexRow | RegisterRow;

/** What one cell holds: instants are milliseconds since the epoch. */
export type Cell = number | string | boolean | null;

/** One member of a row, for every format: formats differ in how they write a type, never in what they say. */
export interface Column {
  readonly name: string;
  readonly type: "instant" | "integer" | "text" | "flag";
  readonly of: (row: Row) => Cell;
}

/** A column of the rows that one series has. */
const column = <R extends Row>(name: string, type: Column["type"], of: (row: R) => Cell): Column => ({
  name,
  type,
  of: of as Column["of"],
});

const SPAN = [column("start", "instant", ({ startMs }) => startMs), column("end", "instant", ({ endMs }) => endMs)];

const ENERGY = [
  ...SPAN,
  column<EnergyRow>("energy_wh", "integer", ({ energyWh }) => energyWh),
  column<EnergyRow>("power_w", "integer", ({ powerW }) => powerW),
  column<EnergyRow>("quality", "text", ({ quality }) => quality),
];

const REGISTER = [
  column<IndexRow | RegisterRow>("owner", "text", ({ owner }) => owner),
  column<IndexRow | RegisterRow>("calendar", "text", ({ calendar }) => calendar),
  column<IndexRow | RegisterRow>("register", "text", ({ register }) => register),
  column<IndexRow | RegisterRow>("label", "text", ({ label }) => label),
];

/** What a row of each series says, in order. */
export const COLUMNS: Readonly<Record<SeriesName, readonly Column[]>> = {
  daily: ENERGY,
  load_curve: ENERGY,
  max_power: [
    ...SPAN,
    column<MaxPowerRow>("max_power_va", "integer", ({ maxPowerVa }) => maxPowerVa),
    column<MaxPowerRow>("reached_at", "instant", ({ reachedMs }) => reachedMs),
    column<MaxPowerRow>("quality", "text", ({ quality }) => quality),
  ],
  index: [
    column("at", "instant", ({ startMs }) => startMs),
    ...REGISTER,
    column<IndexRow>("index_wh", "integer", ({ indexWh }) => indexWh),
  ],
  registers: [
    ...SPAN,
    ...REGISTER,
    column<RegisterRow>("energy_wh", "integer", ({ energyWh }) => energyWh),
    column<RegisterRow>("consistent", "flag", ({ consistent }) => consistent),
  ],
};
