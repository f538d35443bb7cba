import { CONSOMMATION as TEXTS } from "#words/consommation";
import { energy, euros, percent } from "../chart/quantities.ts";
import { element } from "../element.ts";
import { recalled, remember } from "../memory.ts";
import { type Calendar, costOf, inCents, type Prices, priceFrom } from "./tariff.ts";
import { centsNote } from "./typed-price.ts";
import { colourOf } from "./views/tariff.ts";

const NAME = "prix-kwh";

/** The prices that were typed in this browser, as they were typed. */
function typed(): Record<string, string> {
  try {
    return JSON.parse(recalled(NAME) ?? "{}");
  } catch {
    return {};
  }
}

/** The prices that can be read, in millionths of a euro. */
export const pricesTyped = (): Prices =>
  new Map(
    Object.entries(typed()).flatMap(([register, text]) => {
      const price = priceFrom(text);
      return price === null ? [] : [[register, price] as const];
    }),
  );

interface PriceEvents {
  readonly onPrice: () => void;
  readonly onCalendar: (id: string) => void;
}

/** A table of tariff periods with their energy, share, price and cost, and a choice of the calendar. */
export class PriceTable {
  readonly #place: HTMLElement;
  readonly #events: PriceEvents;
  /** Which periods the inputs are for: they are not made anew while a person types. */
  #shown = "";

  constructor(place: HTMLElement, events: PriceEvents) {
    this.#place = place;
    this.#events = events;
  }

  show(calendars: readonly Calendar[], chosen: Calendar): void {
    const key = [chosen.id, ...calendars.map(({ id }) => id), ...chosen.shares.map(({ register }) => register)].join();
    if (key !== this.#shown || this.#place.childElementCount === 0) {
      this.#shown = key;
      this.#place.replaceChildren(
        ...this.#choice(calendars, chosen),
        table(chosen, (name, text) => this.#keep(name, text)),
      );
      this.#place.append(element("p", { class: "hint" }, TEXTS.tariff.hint));
    }
    fill(this.#place, chosen);
  }

  clear(): void {
    this.#shown = "";
    this.#place.replaceChildren();
  }

  #keep(register: string, text: string): void {
    remember(NAME, JSON.stringify({ ...typed(), [register]: text }));
    this.#events.onPrice();
  }

  #choice(calendars: readonly Calendar[], chosen: Calendar): HTMLElement[] {
    if (calendars.length < 2) return [];
    const { tariff } = TEXTS;
    const select = element(
      "select",
      { onchange: (event: Event) => this.#events.onCalendar((event.target as HTMLSelectElement).value) },
      ...calendars.map(
        ({ id, owner }) => new Option(tariff.choice(tariff.owners[owner], id), id, false, id === chosen.id),
      ),
    );
    return [element("label", { class: "narrow" }, tariff.calendar, select)];
  }
}

function table({ shares }: Calendar, onPrice: (register: string, text: string) => void): HTMLElement {
  const { tariff } = TEXTS;
  const before = typed();
  const row = ({ register, label }: Calendar["shares"][number]) => {
    const input = element("input", {
      inputmode: "decimal",
      autocomplete: "off",
      "aria-label": tariff.price(label),
      placeholder: tariff.placeholder,
      value: before[register] ?? "",
    });
    input.addEventListener("input", () => onPrice(register, input.value));
    return element(
      "tr",
      { "data-register": register },
      element(
        "th",
        { scope: "row" },
        element("span", { class: `dot ${colourOf(register)}`, "aria-hidden": "true" }),
        label,
      ),
      element("td", { class: "n", "data-wh": true }),
      element("td", { class: "n", "data-share": true }),
      element("td", {}, input, element("small", { "data-note": true })),
      element("td", { class: "n", "data-cost": true }),
    );
  };
  const total = element(
    "tr",
    { "data-register": "" },
    element("th", { scope: "row" }, tariff.total),
    element("td", { class: "n", "data-wh": true }),
    element("td", { class: "n", "data-share": true }),
    element("td", {}),
    element("td", { class: "n", "data-cost": true }),
  );
  const head = tariff.head.map((text, at) =>
    element("th", { scope: "col", ...(at > 0 && at !== 3 && { class: "n" }) }, text),
  );
  return element(
    "div",
    { class: "scroll" },
    element(
      "table",
      { class: "prices" },
      element("thead", {}, element("tr", {}, ...head)),
      element("tbody", {}, ...shares.map(row), total),
    ),
  );
}

/** The figures of each period, without touching what is being typed. */
function fill(place: HTMLElement, { shares, wh }: Calendar): void {
  const prices = pricesTyped();
  const rows = [...shares, { register: "", label: "", wh }];
  for (const one of rows) {
    const row = place.querySelector(`tr[data-register="${CSS.escape(one.register)}"]`);
    const set = (name: string, text: string, exact: number | null) => {
      row?.querySelector(`[data-${name}]`)?.replaceChildren(element("data", { value: String(exact ?? "") }, text));
    };
    row?.querySelector("[data-note]")?.replaceChildren(centsNote(typed()[one.register] ?? ""));
    const cost = costOf(one.register === "" ? shares : [one], prices);
    set("wh", energy(one.wh), one.wh);
    set("share", wh === 0 ? "–" : percent(one.wh / wh), wh === 0 ? null : one.wh / wh);
    set("cost", cost === null ? "–" : euros(inCents(cost)), cost);
  }
}
