import { addDays, type Day, daysOf, parisDay } from "../../../shared/paris-time.ts";
import type { Span } from "./period.ts";
import { type DrawnSeries, dayOf, type Lines, type RegisterLine, type Summary } from "./rows.ts";

/** Energy between two instants. */
export interface Interval {
  readonly startMs: number;
  readonly endMs: number;
  readonly wh: number;
}

/** The highest power of a day and when it was reached. */
export interface Peak {
  readonly va: number;
  readonly atMs: number;
}

/** Why a day lacks something that Enedis may have: a call failed, or a value cannot be read. */
export type Reason = "failed" | "unreadable";

/** The readings of one meter that this page has, by day, and the days it need not ask for again. Memory only. */
export class LoadedReadings {
  readonly daily = new Map<Day, number>();
  readonly load_curve = new Map<Day, Interval[]>();
  readonly max_power = new Map<Day, Peak>();
  readonly registers = new Map<Day, RegisterLine[]>();
  /** The token does not open the energy of days: those of the curve are summed instead. */
  isDailyClosed = false;
  readonly lacks: Readonly<Record<DrawnSeries, Map<Day, Reason>>> = {
    daily: new Map(),
    load_curve: new Map(),
    max_power: new Map(),
    registers: new Map(),
  };
  readonly #answered: Readonly<Record<DrawnSeries, Set<Day>>> = {
    daily: new Set(),
    load_curve: new Set(),
    max_power: new Set(),
    registers: new Set(),
  };

  /** The same readings, for somebody who reads on beside this page. */
  copy(): LoadedReadings {
    const copy = new LoadedReadings();
    copy.isDailyClosed = this.isDailyClosed;
    for (const series of SERIES) {
      for (const day of this.#answered[series]) copy.#answered[series].add(day);
      for (const [day, reason] of this.lacks[series]) copy.lacks[series].set(day, reason);
      copyDays(this[series], copy[series] as Map<Day, unknown>);
    }
    return copy;
  }

  /** The days of a span from the first to the last that was not asked for; `null`: all were. Forgets what it has of them. */
  lacking(series: DrawnSeries, { start, end }: Span): Span | null {
    const days = daysOf(start, end).filter((day) => !this.#answered[series].has(day));
    const [first, last] = [days[0], days.at(-1)];
    if (first === undefined || last === undefined) return null;
    const span = { start: first, end: (daysOf(last, end)[1] ?? end) as Day };
    for (const day of daysOf(span.start, span.end)) {
      this[series].delete(day);
      this.lacks[series].delete(day);
      this.#answered[series].delete(day);
    }
    return span;
  }

  /** Remembers that the days of a span were answered, with or without readings; a part that failed is asked for again. */
  answered(series: DrawnSeries, { start, end }: Span, holes: Summary["holes"] = []): void {
    for (const day of daysOf(start, end)) this.#answered[series].add(day);
    for (const hole of holes) {
      if (hole.code === "not_published_yet") continue;
      const why: Reason = hole.code === "unreadable" ? "unreadable" : "failed";
      for (const day of daysOf(dayOf(hole.start), addDays(parisDay(Date.parse(hole.end) - 1), 1))) {
        this.lacks[series].set(day, why);
        if (why === "failed") this.#answered[series].delete(day);
      }
    }
  }

  add<S extends DrawnSeries>(series: S, lines: readonly Lines[S][]): void {
    ADD[series](this, lines);
  }
}

const SERIES: readonly DrawnSeries[] = ["daily", "load_curve", "max_power", "registers"];

function copyDays(from: ReadonlyMap<Day, unknown>, to: Map<Day, unknown>): void {
  for (const [day, value] of from) to.set(day, Array.isArray(value) ? [...value] : value);
}

const ADD: { readonly [S in DrawnSeries]: (loaded: LoadedReadings, lines: readonly Lines[S][]) => void } = {
  daily: (loaded, lines) => {
    for (const { start, energy_wh } of lines) loaded.daily.set(dayOf(start), energy_wh);
  },
  load_curve: (loaded, lines) => {
    for (const { start, end, energy_wh } of lines)
      listAt(loaded.load_curve, dayOf(start)).push({
        startMs: Date.parse(start),
        endMs: Date.parse(end),
        wh: energy_wh,
      });
  },
  max_power: (loaded, lines) => {
    for (const { start, max_power_va, reached_at } of lines)
      loaded.max_power.set(dayOf(start), { va: max_power_va, atMs: Date.parse(reached_at) });
  },
  registers: (loaded, lines) => {
    for (const line of lines) listAt(loaded.registers, dayOf(line.start)).push(line);
  },
};

function listAt<T>(lists: Map<Day, T[]>, day: Day): T[] {
  const known = lists.get(day);
  if (known !== undefined) return known;
  const made: T[] = [];
  lists.set(day, made);
  return made;
}
