import { CONTRACT as TEXTS } from "#words/contract";
import { withFrenchSpaces } from "../../../../shared/pages/typography.ts";
import { type Choice, OPTIONS, type Option as Priced, RATES_OF, type Rate } from "../../../../shared/tariffs/option.ts";
import { type PriceList, powersOffered, pricesOf } from "../../../../shared/tariffs/price-list.ts";
import { element } from "../../element.ts";
import { centsNote } from "../typed-price.ts";
import type { TypedContract, Unread } from "./own-contract.ts";

const NANO_PER_EURO = 1_000_000_000;
const NANO_PER_WH_OF_A_EURO = 1_000_000;
const price = new Intl.NumberFormat("fr-FR", { minimumFractionDigits: 4, maximumFractionDigits: 6 });
const month = new Intl.NumberFormat("fr-FR", { minimumFractionDigits: 2 });

interface FormOptions {
  readonly typed: TypedContract;
  readonly own: Choice;
  readonly list: PriceList | null;
  readonly unread: readonly Unread[];
  readonly onSubmit: (typed: TypedContract) => void;
}

/** One's own contract, to correct: prices of the regulated tariff stand in the fields until others are typed. */
export function contractForm({ typed, own, list, unread, onSubmit }: FormOptions): HTMLElement {
  const { form } = TEXTS;
  const suggested = list === null ? null : pricesOf(list, own);
  const field = (text: string, name: string, value: string, placeholder = "", type = "text") => {
    const isUnread = unread.some((one) => one === name);
    const input = element("input", {
      name,
      type,
      value,
      placeholder,
      autocomplete: "off",
      ...(isUnread && { "aria-invalid": "true" }),
    });
    return element("label", {}, withFrenchSpaces(text), input, ...noteOf(isUnread, name, value));
  };
  const choice = (text: string, name: string, values: readonly (readonly [string, string])[], chosen: string) =>
    element(
      "label",
      {},
      text,
      element(
        "select",
        { name },
        new Option(form.likeMeter, "", false, chosen === ""),
        ...values.map(([value, label]) => new Option(label, value, false, value === chosen)),
      ),
    );
  const prices = (RATES_OF[own.option as Priced] as readonly Rate[]).map((rate) => {
    const nano = suggested?.perWh.find(([name]) => name === rate)?.[1];
    const usual = nano === undefined ? "" : price.format(nano / NANO_PER_WH_OF_A_EURO);
    return field(form.price(TEXTS.rates[rate]), rate, typed.prices?.[rate] ?? "", usual);
  });
  const usualMonth = suggested === null ? "" : month.format(suggested.month / NANO_PER_EURO);
  const made = element(
    "form",
    { class: "contract-form" },
    choice(
      form.option,
      "option",
      OPTIONS.map((option) => [option, TEXTS.options[option]] as const),
      typed.option ?? "",
    ),
    choice(
      form.kva,
      "kva",
      (list === null ? [] : powersOffered(list)).map((kva) => [`${kva}`, `${kva}`] as const),
      typed.kva ?? "",
    ),
    field(form.ranges, "ranges", typed.ranges ?? ""),
    field(form.summer, "summer", typed.summer ?? ""),
    field(form.from, "from", typed.from ?? "", "", "date"),
    element("p", {}, withFrenchSpaces(form.prices)),
    field(form.month, "month", typed.month ?? "", usualMonth),
    ...prices,
    element("p", {}, element("button", { type: "submit", class: "small-button" }, form.again), ` ${form.kept}`),
  );
  made.addEventListener("submit", (event) => {
    event.preventDefault();
    onSubmit(typedIn(made, typed));
  });
  return made;
}

function noteOf(isUnread: boolean, name: string, value: string): HTMLElement[] {
  const { form, rates } = TEXTS;
  const text = isUnread ? withFrenchSpaces(form.unread) : name in rates ? centsNote(value) : "";
  return text === "" ? [] : [element("small", { class: isUnread ? "problem" : "hint" }, text)];
}

/** What the fields hold now; prices of an option that is not shown stay. */
function typedIn(form: HTMLFormElement, before: TypedContract): TypedContract {
  const fields = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value).trim()]));
  const { option = "", kva = "", ranges = "", summer = "", from = "", month = "", ...prices } = fields;
  return { option, kva, ranges, summer, from, month, prices: { ...before.prices, ...prices } };
}
