import { BOUNDS, INSTRUMENTS, type InstrumentName, type Observe } from "./instruments.ts";
import type { Admit } from "./words.ts";

/** What was observed of one instrument under the same values of its attributes. */
export interface Series {
  readonly values: readonly string[];
  /** The sum; of a gauge what it shows. */
  value: number;
  count: number;
  /** How many fell into each bucket of `BOUNDS`, and how many beyond; empty but for a histogram. */
  readonly buckets: number[];
}

/** Counts in memory. There are never more series than combinations of closed sets. */
export class Registry {
  readonly #admit: Admit;
  readonly #series = new Map<InstrumentName, Map<string, Series>>();

  constructor(admit: Admit) {
    this.#admit = admit;
  }

  readonly observe: Observe = (name, value, attributes) => {
    if (!Number.isFinite(value)) return;
    const { kind } = INSTRUMENTS[name];
    const series = this.#seriesOf(name, this.#admit(name, attributes));
    if (kind === "gauge") {
      series.value = value;
      return;
    }
    // A clock that steps back makes no time negative.
    const amount = Math.max(value, 0);
    series.value += amount;
    series.count++;
    if (kind !== "histogram") return;
    const bucket = BOUNDS.findIndex((bound) => amount <= bound);
    const at = bucket === -1 ? BOUNDS.length : bucket;
    series.buckets[at] = (series.buckets[at] ?? 0) + 1;
  };

  of(name: InstrumentName): Iterable<Series> {
    return this.#series.get(name)?.values() ?? [];
  }

  #seriesOf(name: InstrumentName, values: readonly string[]): Series {
    const known = this.#series.get(name) ?? new Map<string, Series>();
    this.#series.set(name, known);
    const key = values.join("\n");
    const found = known.get(key);
    if (found !== undefined) return found;
    const buckets = INSTRUMENTS[name].kind === "histogram" ? [...BOUNDS, 0].map(() => 0) : [];
    const series: Series = { values, value: 0, count: 0, buckets };
    known.set(key, series);
    return series;
  }
}
