import { EXAMPLES } from "#words/examples";
import type { V5Kind } from "../../../shared/measures/measures.ts";
import { addDays, type Day, parisDay } from "../../../shared/paris-time.ts";
import { readToken } from "../../../shared/token/token-text.ts";
import { typedRanges } from "../chart/wall-range.ts";
import { remember, remembered } from "../memory.ts";
import { keepInTab } from "../token/tab-token.ts";
import { askForToken, pastedToken } from "../token/token-field.ts";
import { keepForm, keptForm } from "./kept-form.ts";
import { kindsOf, metersOf } from "./opened.ts";
import { presetPeriod } from "./presets.ts";
import type { Household, Question } from "./question.ts";

const today = (): Day => parisDay(Date.now());

/** The form: shows the fields that apply, fills in dates, and returns what was entered. */
export class AskForm {
  readonly #form: HTMLFormElement;

  /** `token`: the one of this tab. */
  constructor(form: HTMLFormElement, token: string | null) {
    this.#form = form;
    this.#field("token").value = token ?? "";
    this.#field("offPeak").value = remembered("off-peak", () => "22:30-06:30");
    this.#field("subscribed").value = remembered("subscribed", () => "6");
    this.#apply(presetPeriod("week", today()));
    this.#restore();
    for (const button of form.querySelectorAll<HTMLButtonElement>("[data-preset]")) {
      button.addEventListener("click", () => {
        this.#apply(presetPeriod(button.dataset.preset ?? "", today()));
        form.dispatchEvent(new Event("input"));
      });
    }
    this.#showRelevantFields();
    form.addEventListener("input", () => {
      this.#showRelevantFields();
      keepForm((name) => (name === "meter" ? `${this.#meters().selectedIndex}` : this.#field(name).value));
      const read = readToken(this.#field("token").value);
      if (read.ok) void keepInTab(read.token);
    });
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
      mine: isMine ? { token: pastedToken(this.#field("token")), meter: value("meter") } : null,
      kind: value("kind") as V5Kind,
      start: value("start"),
      end: value("end"),
      error: value("error") || null,
    };
  }

  household(): Household {
    const subscribed = Number(this.#field("subscribed").value);
    return {
      offPeak: typedRanges(this.#field("offPeak").value),
      subscribedVa: subscribed > 0 ? subscribed * 1000 : null,
    };
  }

  #showRelevantFields(): void {
    const who = this.#field("who").value;
    askForToken(this.#field("token"), who === "mine");
    this.#offerMeters();
    this.#offerKinds(who === "mine");
    const kind = this.#field("kind").value;
    for (const part of this.#form.querySelectorAll<HTMLElement>("[data-for], [data-kinds]")) {
      const { for: only, kinds } = part.dataset;
      part.hidden = (only !== undefined && only !== who) || (kinds !== undefined && kinds !== kind);
    }
  }

  /** What this tab kept before a reload. A field takes nothing but one of its own choices. */
  #restore(): void {
    this.#offerMeters();
    const { meter, ...kept } = keptForm();
    for (const [name, value] of Object.entries(kept)) this.#field(name).value = value;
    if (meter !== undefined) this.#meters().selectedIndex = Number(meter);
    this.#field("who").value ||= "demo";
    for (const name of ["kind", "meter", "error"]) {
      const select = this.#form.querySelector<HTMLSelectElement>(`#${name}`);
      if (select?.selectedIndex === -1) select.selectedIndex = 0;
    }
  }

  /** A token of consumption does not offer production: the API would refuse it. */
  #offerKinds(isMine: boolean): void {
    const select = this.#form.querySelector<HTMLSelectElement>("#kind");
    const token = pastedToken(this.#field("token"));
    if (select === null) return;
    const kinds: readonly string[] | null = isMine && token !== "" ? kindsOf(token, this.#field("meter").value) : null;
    for (const option of select.options) option.hidden = option.disabled = kinds?.includes(option.value) === false;
    if (select.selectedOptions[0]?.disabled) select.value = kinds?.[0] ?? select.value;
  }

  #offerMeters(): void {
    const select = this.#meters();
    const token = pastedToken(this.#field("token"));
    if (select.dataset.token === token) return;
    select.dataset.token = token;
    const meters = metersOf(token);
    const options = meters.map((meter) => new Option(meter, meter));
    select.replaceChildren(...(options.length > 0 ? options : [new Option(EXAMPLES.form.meterNone, "")]));
  }

  #apply({ start, days }: ReturnType<typeof presetPeriod>): void {
    const end = addDays(start, days);
    this.#field("start").value = start;
    this.#field("end").value = end > today() ? today() : end;
    this.#field("end").max = today();
  }

  #meters(): HTMLSelectElement {
    return this.#form.elements.namedItem("meter") as HTMLSelectElement;
  }

  #field(name: string): HTMLInputElement {
    // Every control of the form has a `value`, including the group of radio buttons.
    return this.#form.elements.namedItem(name) as HTMLInputElement;
  }
}
