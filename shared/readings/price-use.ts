import type { Row } from "./columns.ts";
import type { Prices } from "./formats/definition.ts";
import type { SeriesDefinition } from "./series/definition.ts";

/** Which prices of a request no row of its answer has. */
export class PriceUse {
  readonly #prices: Prices;
  readonly #energyOf: SeriesDefinition["energyOf"];
  readonly #unused: Set<string | null>;

  constructor(prices: Prices, { energyOf }: SeriesDefinition) {
    this.#prices = prices;
    this.#energyOf = energyOf;
    this.#unused = new Set(prices.keys());
  }

  /** Rows whose energy is priced. */
  note(rows: readonly Row[]): void {
    for (const row of rows) {
      if (this.#unused.size === 0) return;
      const counted = this.#energyOf?.(row);
      if (counted === undefined) return;
      const register = counted.tariff?.register ?? null;
      this.#unused.delete(this.#prices.has(register) ? register : null);
    }
  }

  /** The registers of those prices; `*` for the price without one. */
  unused(): readonly string[] {
    return [...this.#unused].map((register) => register ?? "*");
  }
}
