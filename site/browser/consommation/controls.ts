import { CONSOMMATION as TEXTS } from "#words/consommation";
import { addDays, type Day } from "../../../shared/paris-time.ts";
import type { TimeWindow } from "../chart/window.ts";
import { AddressBar } from "./address-bar.ts";
import { Calendar } from "./calendar.ts";
import {
  type Choice,
  canCompare,
  chosen,
  FIRST_CHOICE,
  hasEarlier,
  openingOf,
  spanOfChoice,
  viewsFor,
  zoomIn,
} from "./choice.ts";
import type { MeteredDirection } from "./direction.ts";
import { choicesOf, part } from "./part.ts";
import { lastEarlier, lastLater, type PeriodName } from "./period.ts";
import type { ViewName } from "./views/names.ts";
import { spanText, titleOf } from "./views/words.ts";

/** The buttons above the chart, what they say is chosen, and the address that keeps it. */
export class Controls {
  readonly #onChange: () => void;
  readonly #today: Day;
  readonly #address: AddressBar;
  readonly #calendar: Calendar;
  #choice: Choice;

  constructor(today: Day, onChange: () => void) {
    this.#today = today;
    this.#onChange = onChange;
    this.#address = new AddressBar(today, (choice) => this.#take(choice));
    this.#calendar = new Calendar(today, (last) => this.choose({ period: "day", last }));
    this.#choice = this.#address.choice ?? FIRST_CHOICE;
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

  /** Compares only where there is a year before. */
  get isCompared(): boolean {
    return this.#choice.isCompared && canCompare(this.#choice, this.#today) === "yes";
  }

  choose(change: Partial<Choice>): void {
    const choice = chosen(this.#choice, change, this.#today);
    this.#address.add(choice);
    this.#take(choice);
  }

  #take(choice: Choice): void {
    this.#choice = choice;
    this.show();
    this.#onChange();
  }

  /** Goes to the period before or after, if there is one. */
  turn(direction: -1 | 1): void {
    const { period, last } = this.#choice;
    if (direction === -1 ? !hasEarlier(this.#choice, this.#today) : last === null) return;
    const span = spanOfChoice(this.#choice, this.#today);
    this.choose({ last: direction === -1 ? lastEarlier(span) : lastLater(period, span, this.#today) });
  }

  /** Opens what was touched: the days of a month, the hours of a day. */
  open(touched: TimeWindow): void {
    const opening = openingOf(this.#choice, touched);
    if (opening !== null) this.choose(opening);
  }

  canOpen = (touched: TimeWindow): boolean => openingOf(this.#choice, touched) !== null;

  /** Another part of the period is visible. */
  zoomed(visible: TimeWindow): void {
    this.#choice = { ...this.#choice, zoom: zoomIn(this.#choice, visible, this.#today) };
    this.#address.replaceSoon(this.#choice);
  }

  /** Offers the directions of a meter, if it has both; nothing changes when they are not known. */
  offer(roles: readonly MeteredDirection[]): void {
    if (roles.length > 0) part("direction").hidden = roles.length < 2;
    const [only] = roles;
    if (roles.length === 1 && only !== undefined && only !== this.#choice.direction) {
      this.#choice = chosen(this.#choice, { direction: only }, this.#today);
      this.#address.replace(this.#choice);
    }
    this.show();
  }

  show(): void {
    const { period, last, view, direction } = this.#choice;
    const pressed = { period, view, direction };
    for (const [data, value] of Object.entries(pressed))
      for (const button of choicesOf(data)) button.setAttribute("aria-pressed", String(button.dataset[data] === value));
    const views = viewsFor(this.#choice, this.#today);
    for (const button of choicesOf("view")) button.hidden = !views.includes(button.dataset.view as ViewName);

    const span = spanOfChoice(this.#choice, this.#today);
    part("when").textContent = spanText(span);
    part("what").textContent = titleOf(view, direction);
    this.#calendar.show(addDays(span.end, -1));
    part<HTMLButtonElement>("earlier").disabled = !hasEarlier(this.#choice, this.#today);
    part<HTMLButtonElement>("later").disabled = last === null;
    this.#showHeading();
    this.#showComparison();
  }

  /** The page of an installation says that it shows what is injected, which is less than what is produced. An example keeps its own heading. */
  #showHeading(): void {
    const heading = document.getElementById("heading");
    if (heading === null) return;
    const { title } = TEXTS.headings[this.#choice.direction];
    heading.textContent = title;
    document.title = document.title.replace(/^.*(?= – )/, title);
  }

  #showComparison(): void {
    const can = canCompare(this.#choice, this.#today);
    part("compare-choice").hidden = can === "no";
    const compare = part<HTMLInputElement>("compare");
    compare.disabled = can === "too_old";
    compare.checked = this.isCompared;
    part("compare-says").textContent = can === "too_old" ? TEXTS.period.nothingBefore : TEXTS.period.compare;
  }
}
