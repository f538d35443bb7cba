import type { Direction } from "./api.ts";
import { dayAfter, isAtOrBehind, parisDay } from "./paris-day.ts";
import { instantOf, type TimedRow } from "./row-groups.ts";

/** Which part of a series to read. */
export interface Window {
  /** The 14 digits of the meter; not needed when the token gives access to one only in this direction. */
  readonly prm?: string | undefined;
  /** A day in Paris or an instant, included. */
  readonly start?: string | undefined;
  /** The same, excluded; by default today. */
  readonly end?: string | undefined;
  /** In place of `start`: `P7D` (the default), `P4W`, `P1M`, `P3Y`. */
  readonly last?: string | undefined;
  /** The `end` (of the series `index` the `at`) of the last row that you have: the reading goes on behind it. */
  readonly after?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** An address of the gateway with its parameters. */
export interface Place {
  readonly path: string;
  readonly query?: Readonly<Record<string, string | undefined>>;
}

/** Where a series is. */
export interface SeriesPlace {
  readonly base: string;
  readonly direction: Direction;
  readonly series: string;
}

/** A window of one series with both its ends fixed: the day may change while one reads. */
export class SeriesWindow {
  readonly #path: string;
  readonly #isIndex: boolean;
  readonly #window: Window;
  readonly #end: string;

  constructor({ base, direction, series }: SeriesPlace, window: Window, nowMs: number) {
    this.#path = `${base}/${direction}/${series}`;
    this.#isIndex = series === "index";
    this.#window = window;
    this.#end = window.end ?? parisDay(nowMs);
  }

  /** Where the reading begins; `null`: all of it is there. */
  get first(): Place | null {
    const { prm, start, last, after } = this.#window;
    return after === undefined ? this.#place({ prm, start, last, end: this.#end }) : this.#behind(after);
  }

  /** Where the reading goes on behind a row; `null`: nowhere, it was the last. */
  behind(row: TimedRow): Place | null {
    return this.#behind(this.#isIndex ? instantOf(row) : (row.end ?? instantOf(row)));
  }

  #behind(after: string): Place | null {
    // The counters stand at each midnight, so what follows one begins with the next.
    const start = this.#isIndex ? dayAfter(parisDay(Date.parse(after))) : after;
    const isRead =
      this.#isIndex && this.#end.length === start.length ? start >= this.#end : isAtOrBehind(start, this.#end);
    return isRead ? null : this.#place({ prm: this.#window.prm, start, end: this.#end });
  }

  #place(query: Readonly<Record<string, string | undefined>>): Place {
    return { path: this.#path, query };
  }
}
