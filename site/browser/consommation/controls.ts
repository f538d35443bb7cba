import type { Day } from "../../../shared/paris-time.ts";
import { CONSOMMATION_FR as TEXTS } from "../../../shared/texts/consommation.fr.ts";
import { type Choice, chosen, FIRST_CHOICE, hasEarlier, viewsFor } from "./choice.ts";
import { choicesOf, part } from "./part.ts";
import { type PeriodName, spanOf } from "./period.ts";
import type { ViewName } from "./views/names.ts";
import { spanText } from "./views/words.ts";

/** The buttons above the chart, and what they say is chosen. */
export class Controls {
  readonly #onChange: () => void;
  #choice: Choice;
  #today: Day;

  constructor(today: Day, onChange: () => void) {
    this.#today = today;
    this.#onChange = onChange;
    this.#choice = { ...FIRST_CHOICE, direction: "consumption" };
    const onEach = (data: string, change: (value: string) => Partial<Choice>) => {
      for (const button of choicesOf(data))
        button.addEventListener("click", () => this.choose(change(button.dataset[data] ?? "")));
    };
    onEach("period", (period) => ({ period: period as PeriodName }));
    onEach("view", (view) => ({ view: view as ViewName }));
    onEach("direction", (direction) => ({ direction: direction as Choice["direction"] }));
    part("earlier").addEventListener("click", () => this.turn(-1));
    part("later").addEventListener("click", () => this.turn(1));
    const compare = part<HTMLInputElement>("compare");
    compare.addEventListener("change", () => this.choose({ isCompared: compare.checked }));
  }

  get choice(): Choice {
    return this.#choice;
  }

  choose(change: Partial<Choice>): void {
    this.#choice = chosen(this.#choice, change);
    this.show();
    this.#onChange();
  }

  /** Goes to the period before or after, if there is one. */
  turn(direction: -1 | 1): void {
    const { back } = this.#choice;
    if (direction === -1 ? !hasEarlier(this.#choice, this.#today) : back === 0) return;
    this.choose({ back: back - direction });
  }

  /** Offers the directions of a meter, if it has both; nothing changes when they are not known. */
  offer(roles: readonly Choice["direction"][]): void {
    if (roles.length > 0) part("direction").hidden = roles.length < 2;
    if (roles.length === 1 && roles[0] !== undefined) this.#choice = chosen(this.#choice, { direction: roles[0] });
    this.show();
  }

  show(): void {
    const { period, back, view, isCompared, direction } = this.#choice;
    const pressed = { period, view, direction };
    for (const [data, value] of Object.entries(pressed))
      for (const button of choicesOf(data)) button.setAttribute("aria-pressed", String(button.dataset[data] === value));
    const views = viewsFor(this.#choice);
    for (const button of choicesOf("view")) button.hidden = !views.includes(button.dataset.view as ViewName);

    const span = spanOf(period, this.#today, back);
    part("when").textContent = spanText(span);
    part("what").textContent = TEXTS.view.titles[view];
    part<HTMLButtonElement>("earlier").disabled = !hasEarlier(this.#choice, this.#today);
    part<HTMLButtonElement>("later").disabled = back === 0;
    part("compare-choice").hidden = (view !== "days" && view !== "months") || period === "three_years";
    part<HTMLInputElement>("compare").checked = isCompared;
  }
}
