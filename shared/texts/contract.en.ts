import type { Translated } from "../language.ts";
import type { CONTRACT as FR, CONTRACT_PAGE as PAGE_FR } from "./contract.fr.ts";

/** What only the page says of a contract. */
export const CONTRACT_PAGE: Translated<typeof PAGE_FR> = {
  title: "Does my contract fit?",
  hint: "Your last year, computed in this browser: what it would have cost with each option of the Tarif Bleu, and the power that would have sufficed.",
  examine: "Examine my last year",
};

/** What its scripts say. */
export const CONTRACT: Translated<typeof FR> = {
  options: { base: "Base", offPeak: "Off-peak", tempo: "Tempo" },
  inOption: { base: "with Base", offPeak: "with off-peak hours", tempo: "with Tempo" },
  theOption: { base: "Base", offPeak: "the off-peak option", tempo: "Tempo" },
  ownPrices: "My contract, at my prices",
  rates: {
    base: "Base",
    offPeak: "Off-peak",
    peak: "Peak",
    blueOffPeak: "Blue, off-peak",
    bluePeak: "Blue, peak",
    whiteOffPeak: "White, off-peak",
    whitePeak: "White, peak",
    redOffPeak: "Red, off-peak",
    redPeak: "Red, peak",
  },

  reading: (what: string, share: string) => `${what}, ${share}`,
  computing: "Computing…",
  busy: (seconds: number) => `Many people are reading now: it goes on in ${seconds} s.`,
  nothing: "There is no reading to examine yet: come back when the first days are there.",
  unreadable: "A value of the load curve cannot be read: nothing is computed from it.",
  unreachable: "The gateway does not answer: try again in a moment.",
  failed: "This browser could not finish: reload the page, then try again.",

  verdict: {
    period: [() => "Over a year", (days: number) => `Over ${days} days only`],
    fits: (period: string, own: string, cost: string) =>
      `${period}, your contract fits: ${cost} ${own}, at today’s prices; no other option of the Tarif Bleu costs less.`,
    better: (period: string, option: string, cost: string, saved: string, own: string) =>
      `${period}, ${option} would have cost ${saved} less: ${cost} instead of ${own}, at today’s prices.`,
    alone: (period: string, option: string, cost: string) =>
      `${period}, ${cost} ${option}, at today’s prices. The other options cannot be computed here.`,
    unknownOwn: (period: string, others: string) =>
      `${period}, the cost of your contract is not known as a whole${others}. The reason is below.`,
    others: (option: string, cost: string) => `; ${option} it would be ${cost}`,
    none: "Nothing can be concluded yet: the reason is below.",
    partial: (days: number) => `Readings are missing on ${days} day${days === 1 ? "" : "s"}: these totals are partial.`,
  },

  guessed: {
    option: (option: string) => `Your option is not known: “${option}” is assumed.`,
    kva: (kva: string) => `Your power is not known: ${kva} is assumed.`,
    change: "Correct it under “My contract”.",
  },

  power: {
    title: "Subscribed power",
    right: (kva: string) => `${kva} is enough, and nothing less: it is your power.`,
    enough: (kva: string, saved: string) => `${kva} would have sufficed${saved}.`,
    saved: (euros: string) => `: the subscription would cost ${euros} less a year`,
    more: (kva: string) => `The power drawn exceeded that of the contract: ${kva} would have been needed.`,
    margin: (margin: string) => `The highest day left ${margin} of it.`,
    tight: (margin: string) => `It is tight: the highest day left only ${margin}.`,
    deciding: (days: string) => `What decides: ${days}.`,
    all: (count: number) => `${count} days exceed the next lower power.`,
    day: (day: string, power: string) => `${day} (${power})`,
    missing: (days: number) => `${days} day${days === 1 ? "" : "s"} without a value.`,
    noPeak: "Enedis has no maximum power for this period: nothing is said of the subscription.",
    above: (power: string) => `The maximum, ${power}, is above every power of the Tarif Bleu.`,
    phases: "With three phases, each has a third of the power: these figures do not see that.",
  },

  hours: {
    title: "Off-peak hours",
    movedAfter: (day: string) =>
      `Your off-peak hours changed on ${day}: today’s hold since that day. Before it, load curve and register disagree; that energy is left out of the off-peak option. If you know the former hours, type them with their first day under “My contract”.`,
    movedBefore: (day: string) =>
      `Your off-peak hours changed on ${day}: those that Enedis knows held until then. Since then, energy is left out of the off-peak option. Type the new hours with their first day under “My contract”: they are on your bill.`,
    confirmed: (ranges: string, day: string) =>
      `Today’s, ${ranges}, hold since ${day} at least: the register of your meter confirms it.`,
    unconfirmed: (ranges: string) =>
      `Enedis gives ${ranges}, not since when, and no register confirms it: they apply to nothing until you type their first day under “My contract”.`,
    unknown:
      "No off-peak hours are known: type those that you would have, with their first day, under “My contract” to compute this option.",
    approximate: (energy: string) =>
      `Ranges begin within half hours: ${energy} are divided by minutes, so about right.`,
    range: (from: string, to: string) => `from ${from} to ${to}`,
    and: " and ",
  },

  tempo: {
    title: "Tempo",
    now: (today: string, tomorrow: string) => `Today: ${today}. Tomorrow: ${tomorrow}.`,
    colours: { blue: "blue", white: "white", red: "red", unknown: "colour not known yet" },
    silent: "The gateway has no colours now.",
  },

  left: {
    title: "Left out",
    missing: (hours: string, days: number) => `${hours} without a reading, on ${days} day${days === 1 ? "" : "s"}`,
    uncoloured: (energy: string, days: number) =>
      `${energy} of ${days} Tempo day${days === 1 ? "" : "s"} whose colour is not known`,
    withoutHours: (energy: string) => `${energy} whose off-peak hours are not known`,
    unpriced: (energy: string, days: number) => `${days} day${days === 1 ? "" : "s"} without a known price (${energy})`,
  },

  picture: (text: string) => `Cost of the period by option: ${text}`,
  partial: "partial",
  own: "yours",
  notOffered: "closed to new customers",

  table: {
    caption: (from: string, to: string) => `From ${from} to ${to}, subscription and taxes included`,
    head: ["Option", "At each day’s prices", "At today’s prices"],
    lines: (option: string) => `Details: ${option}`,
    linesHead: ["What", "Price since", "Quantity", "Price", "Cost"],
    inForce: (option: string) => `${option}, at each day’s prices`,
    todays: (option: string) => `${option}, at today’s prices`,
    subscription: (kva: string) => `Subscription, ${kva}`,
    days: (count: number) => `${count} day${count === 1 ? "" : "s"}`,
    perKwh: (cents: string) => `${cents} ct€/kWh`,
    perMonth: (euros: string) => `${euros}/month`,
    total: "Total",
    csv: "CSV",
    file: "contract",
  },

  files: {
    kind: "calculation",
    option: "option",
    from: "price_since",
    what: "item",
    energy: "energy_kwh",
    days: "days",
    price: "price",
    unit: "unit",
    cost: "cost_eur",
    inForce: "prices_of_each_day",
    todays: "prices_of_today",
    subscription: "subscription",
    perKwh: "ct_per_kwh",
    perMonth: "eur_per_month",
    hours: "hours_without_reading",
    uncoloured: "without_colour",
    withoutHours: "without_off_peak_hours",
    unpriced: "without_price",
  },

  counts: {
    title: "The registers of your meter",
    caption: (days: number) => `Over the ${days} days with a whole load curve and a known register`,
    head: ["Rate", "Load curve", "Register", "Difference"],
    total: "Total",
    differ: (share: string) =>
      `They differ by ${share}: the load curve does not say what the register says, which is what is billed.`,
    agree: "Load curve and registers agree within 2%.",
  },

  form: {
    title: "My contract",
    option: "Option",
    likeMeter: "As the meter says",
    kva: "Power, in kVA",
    ranges: "Off-peak hours (example: 22h30-6h30)",
    summer: "From 1 April to 31 October, if they differ",
    from: "Their first day",
    month: "Subscription, in € a month",
    price: (rate: string) => `Price of a kWh, ${rate}`,
    kept: "What you type stays in this browser.",
    prices: "My prices, if they are not those of the Tarif Bleu",
    again: "Compute again",
    unread: "This text is not understood: it does not count.",
  },

  assumes: (publisher: string, from: string, reviewed: string) =>
    `Prices of the Tarif Bleu by ${publisher}, taxes included: the latest of ${from}, reviewed on ${reviewed}. It assumes that you would have drawn at the same hours; it knows nothing of other suppliers’ offers, of what injection earns, or of the taxes of self-consumption.`,
};
