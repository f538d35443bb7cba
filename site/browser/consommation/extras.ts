import type { TimeWindow } from "../chart/window.ts";
import type { MeterView } from "./api.ts";
import { askContract } from "./contract.ts";
import { part } from "./part.ts";
import { PriceTable } from "./prices.ts";
import { calendarsOf } from "./tariff.ts";
import type { ViewName } from "./views/names.ts";
import { calendarShown, linesWithin } from "./views/tariff.ts";
import type { ViewState } from "./views/view.ts";

interface ExtrasEvents {
  /** A price or a part of the contract was typed. */
  readonly onChange: () => void;
  readonly onCalendar: (id: string) => void;
}

/** What a view has below its chart: prices, or a question about the contract. */
export class Extras {
  readonly #place = part("more");
  readonly #prices: PriceTable;
  readonly #onChange: () => void;

  constructor({ onChange, onCalendar }: ExtrasEvents) {
    this.#onChange = onChange;
    this.#prices = new PriceTable(this.#place, { onPrice: onChange, onCalendar });
  }

  show(view: ViewName, shown: ViewState, visible: TimeWindow, meter: MeterView | null): void {
    const chosen = view === "tariff" ? calendarShown(shown, visible) : undefined;
    if (chosen !== undefined) this.#prices.show(calendarsOf(linesWithin(shown)), chosen);
    else if (view === "peak" && (meter?.subscribed_power_kva ?? null) === null) this.#ask("subscribed");
    else if (view === "curve" && (meter?.off_peak ?? null) === null) this.#ask("offPeak");
    else this.clear();
  }

  clear(): void {
    this.#prices.clear();
  }

  #ask(what: "subscribed" | "offPeak"): void {
    if (this.#place.childElementCount === 0) this.#place.append(askContract(what, this.#onChange));
  }
}
