import type { V5Kind } from "../../../shared/measures/measures.ts";
import { EXAMPLES_FR } from "../../../shared/texts/examples.fr.ts";
import { remember, remembered } from "../memory.ts";
import { parisWallMs } from "./instants.ts";
import { type Household, metersOf, offPeakHours, type Question } from "./question.ts";

const DAY_MS = 86_400_000;

/** The form: shows the fields that apply, fills in dates, and returns what was entered. */
export class AskForm {
  readonly #form: HTMLFormElement;

  constructor(form: HTMLFormElement) {
    this.#form = form;
    this.#field("offPeak").value = remembered("off-peak", () => "22:30-06:30");
    this.#field("subscribed").value = remembered("subscribed", () => "6");
    this.#setDays(7);
    for (const button of form.querySelectorAll<HTMLButtonElement>("[data-preset]")) {
      button.addEventListener("click", () => this.#apply(button.dataset.preset ?? ""));
    }
    this.#showRelevantFields();
    form.addEventListener("input", () => this.#showRelevantFields());
  }

  /** Calls `listener` now and at every change. */
  onChange(listener: (question: Question) => void): void {
    this.#form.addEventListener("input", () => listener(this.question()));
    listener(this.question());
  }

  onSubmit(listener: (question: Question) => void): void {
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      remember("off-peak", this.#field("offPeak").value);
      remember("subscribed", this.#field("subscribed").value);
      listener(this.question());
    });
  }

  question(): Question {
    const value = (name: string) => this.#field(name).value.trim();
    const isMine = value("who") === "mine";
    return {
      mine: isMine ? { token: value("token").replaceAll(/\s/g, ""), meter: value("meter") } : null,
      kind: value("kind") as V5Kind,
      start: value("start"),
      end: value("end"),
      error: value("error") || null,
    };
  }

  household(): Household {
    const subscribed = Number(this.#field("subscribed").value);
    return {
      offPeak: offPeakHours(this.#field("offPeak").value),
      subscribedVa: subscribed > 0 ? subscribed * 1000 : null,
    };
  }

  #showRelevantFields(): void {
    const who = this.#field("who").value;
    const kind = this.#field("kind").value;
    for (const part of this.#form.querySelectorAll<HTMLElement>("[data-for], [data-kinds]")) {
      const { for: only, kinds } = part.dataset;
      part.hidden = (only !== undefined && only !== who) || (kinds !== undefined && kinds !== kind);
    }
    this.#offerMeters();
  }

  #offerMeters(): void {
    const select = this.#form.querySelector<HTMLSelectElement>("#meter");
    const token = this.#field("token").value.replaceAll(/\s/g, "");
    if (select === null || select.dataset.token === token) return;
    select.dataset.token = token;
    const meters = metersOf(token);
    const options = meters.map((meter) => new Option(meter, meter));
    select.replaceChildren(...(options.length > 0 ? options : [new Option(EXAMPLES_FR.form.meterNone, "")]));
  }

  #apply(preset: string): void {
    if (preset === "week") this.#setDays(7);
    if (preset === "month") this.#setDays(30);
    if (preset === "year") this.#setDays(365);
    if (preset === "holes")
      this.#setDates(
        lastDay(today(), (day) => day.endsWith("-09")),
        14,
      );
    if (preset === "winter") this.#setDates(addDays(lastDay(today(), isLastSundayOf("10")), -1), 3);
    if (preset === "summer") this.#setDates(addDays(lastDay(today(), isLastSundayOf("03")), -1), 3);
    this.#form.dispatchEvent(new Event("input"));
  }

  #setDays(count: number): void {
    this.#setDates(addDays(today(), -count), count);
  }

  #setDates(start: string, days: number): void {
    const end = addDays(start, days);
    this.#field("start").value = start;
    this.#field("end").value = end > today() ? today() : end;
    this.#field("end").max = today();
  }

  #field(name: string): HTMLInputElement {
    // Every control of the form has a `value`, including the group of radio buttons.
    return this.#form.elements.namedItem(name) as HTMLInputElement;
  }
}

const today = (): string => new Date(parisWallMs(Date.now())).toISOString().slice(0, 10);
const addDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);

/** The last day before `before` that matches. */
function lastDay(before: string, isWanted: (day: string) => boolean): string {
  let day = addDays(before, -1);
  while (!isWanted(day)) day = addDays(day, -1);
  return day;
}

/** Clocks change on the last Sunday of March and October. */
const isLastSundayOf = (month: string) => (day: string) =>
  day.slice(5, 7) === month && Number(day.slice(8)) > 24 && new Date(day).getUTCDay() === 0;
