import type { Day } from "../../../shared/paris-time.ts";

/** A line of `daily` or `load_curve`. */
export interface EnergyLine {
  readonly start: string;
  readonly end: string;
  readonly energy_wh: number;
}

/** A line of `max_power`. */
export interface PeakLine {
  readonly start: string;
  readonly max_power_va: number;
  readonly reached_at: string;
}

/** A line of `registers`; `energy_wh` is `null` when the meter was replaced in between. */
export interface RegisterLine {
  readonly start: string;
  readonly end: string;
  readonly owner: "distributor" | "supplier";
  readonly calendar: string;
  readonly register: string;
  readonly label: string | null;
  readonly energy_wh: number | null;
}

export interface Lines {
  readonly daily: EnergyLine;
  readonly load_curve: EnergyLine;
  readonly max_power: PeakLine;
  readonly registers: RegisterLine;
}
/** The series of v2 that this page reads. */
export type DrawnSeries = keyof Lines;

/** What the last line says of an answer. */
export interface Summary {
  readonly given: { readonly start: string; readonly end: string };
  readonly missing: number;
  /** Parts that are not here, though Enedis may have them. */
  readonly holes: readonly { readonly start: string; readonly end: string; readonly code: string }[];
  readonly rest: null | {
    readonly start: string;
    readonly code: string;
    readonly retry_after_seconds: number | null;
    readonly next: string;
  };
}

/** The day in Paris that an instant of the API is in. */
export const dayOf = (instant: string): Day => instant.slice(0, "YYYY-MM-DD".length) as Day;

/** Cuts text that comes in pieces into whole lines. */
export class LineCutter {
  #rest = "";

  /** The lines that are whole now. */
  push(piece: string): string[] {
    const lines = (this.#rest + piece).split("\n");
    this.#rest = lines.pop() ?? "";
    return lines.filter((line) => line !== "");
  }
}
