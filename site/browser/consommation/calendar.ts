import { addDays, type Day, day } from "../../../shared/paris-time.ts";
import { part } from "./part.ts";
import { oldestOf } from "./period.ts";

/** Any day that Enedis keeps, from the calendar of the browser. */
export class Calendar {
  readonly #field = part<HTMLInputElement>("day");

  constructor(today: Day, onDay: (wanted: Day) => void) {
    this.#field.min = oldestOf("daily", today);
    this.#field.max = addDays(today, -1);
    this.#field.addEventListener("change", () => {
      const wanted = this.#field.validity.valid ? day(this.#field.value) : null;
      if (wanted !== null) onDay(wanted);
    });
    // The field lies invisible over its sign, where a click would only place the caret.
    this.#field.addEventListener("click", () => this.#field.showPicker?.());
  }

  show(shown: Day): void {
    this.#field.value = shown;
  }
}
