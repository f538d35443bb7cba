import type { Translated } from "../language.ts";
import type { CONSOMMATION as FR, CONSOMMATION_PAGE as PAGE_FR } from "./consommation.fr.ts";

/** What only its page says: no script needs to carry it. */
export const CONSOMMATION_PAGE: Translated<typeof PAGE_FR> = {
  title: "My usage",
  description:
    "Your electricity hour by hour, day by day and month by month, as your Linky meter measures it. Everything is computed in your browser, nothing is kept.",
  heading: "My usage",
  lead: "Your electricity, as your meter measured it. Everything is computed in your browser: no reading is kept here.",
  noScript:
    "This page draws your readings in your browser, and needs JavaScript for that. Without it, your programs read the same readings with [the API](/documentation).",

  open: {
    title: "Open my meter",
    token: "Your token",
    owner: "My Linky meter",
    hint: "It stays in this tab and goes with it, unless you then ask this device to remember it. Your password manager can keep it.",
    submit: "See my usage",
    waiting: "Your readings are on their way…",
    none: "No token yet? [Give your consent](/api/auth): it takes two minutes on Enedis’s site, and brings you back here. Or look at [an example](/consommation/exemple) first. Lost your token? A new consent gives another one, [from the day after](/consentement/aide) the previous one on.",
  },

  coming:
    "Here, once the readings are in: what the home used yesterday and about what it cost, whether that is more or less than on the same days before and a year earlier, what it draws at night when everybody sleeps, and what is still missing.",

  meter: {
    label: "Meter",
    directions: { consumption: "Usage", production: "Export", both: "Both" },
    direction: "Direction",
  },

  period: {
    label: "Period",
    names: { day: "Day", week: "7 days", month: "Month", year: "Year", three_years: "3 years" },
    earlier: "Earlier",
    later: "Later",
    calendar: "Go to a day",
  },

  view: {
    label: "View",
    names: {
      days: "By day",
      months: "By month",
      curve: "Curve",
      hours: "Hours",
      peak: "Power",
      tariff: "Cost",
      carbon: "CO2",
    },
  },

  legend: {
    help: "Keyboard: ← → to move along, Enter to open, + and − to zoom, 0 to see all again, Page Up and Page Down to change the period.",
  },

  chart: {
    tools: "Chart",
    zoomIn: "Zoom in",
    zoomOut: "Zoom out",
    all: "See all",
  },

  files: {
    title: "Keep what is shown",
    csv: "CSV",
    json: "JSON",
    png: "Picture",
    print: "Print",
    table: "The values as a table",
  },
};

/** What its scripts say too. */
export const CONSOMMATION: Translated<typeof FR> = {
  headings: {
    consumption: { title: "My usage", about: "" },
    production: {
      title: "My export",
      about: "What your installation fed into the grid: your production, less what you used of it yourself.",
    },
    both: {
      title: "My usage and my export",
      about:
        "What you took from the grid, beside what you fed into it. What you produce and use yourself is not in it: the meter does not see that.",
    },
  },
  open: {
    empty: "Paste your token first: it is the long line that was shown after the consent.",
    malformed: "This text is not a token: a token has three parts separated by dots, without a space in it.",
  },

  meter: {
    named: (masked) => `Meter ${masked}`,
    power: (kva) => `${kva} kVA subscribed`,
    offPeak: (ranges) => `off-peak hours (heures creuses) ${ranges}`,
    noOffPeak: "without off-peak hours (heures creuses)",
    range: (from, to) => `${from} to ${to}`,
    and: " and ",
  },

  period: {
    between: (first, last) => `${first} to ${last}`,
    compare: "Compare with the year before",
    nothingBefore: "No year before to compare with: Enedis keeps three years",
  },

  view: {
    titles: {
      days: "Energy of each day",
      months: "Energy of each month",
      curve: "Average power, half hour by half hour",
      hours: "Energy of each hour",
      peak: "Highest power of each day",
      tariff: "Energy by rate",
      carbon: "CO2 emitted in France for your electricity, hour by hour",
    },
    injected: {
      days: "Energy exported each day",
      months: "Energy exported each month",
      curve: "Average power exported, half hour by half hour",
      hours: "Energy exported each hour",
    },
    both: {
      days: "Energy taken from the grid and exported, day by day",
      months: "Energy taken from the grid and exported, month by month",
    },
  },

  progress: {
    reading: {
      daily: "Daily energy",
      load_curve: "Load curve",
      max_power: "Highest power",
      registers: "Indexes by rate",
      intensity: "Carbon intensity",
    },
    of: (what, from, to) => `${what}, ${from} → ${to}`,
    waiting: (what, seconds) =>
      `${what}: it is busy at the moment, and your place is reserved. Going on in ${seconds} s.`,
    days: ["day", "days"],
    meter: "Your meter…",
    meterUnknown:
      "Enedis does not give the contract at the moment: neither subscribed power nor off-peak hours, and nothing is made up in their place.",
  },

  absences: {
    published: ["from 8:00 on", "from 8:00 on, two days later"],
    notYet: [
      (days, when) => `The reading ${days} has not arrived yet; Enedis usually publishes it ${when}.`,
      (days, when) => `The readings ${days} have not arrived yet; Enedis usually publishes them ${when}.`,
    ],
    late: [
      (days) => `The reading ${days} is late; some meters are published one to three days after the others.`,
      (days) => `The readings ${days} are late; some meters are published one to three days after the others.`,
    ],
    hole: [
      (days) => `Enedis does not have the reading ${days}; such a gap is sometimes filled later.`,
      (days) => `Enedis does not have the readings ${days}; such gaps are sometimes filled later.`,
    ],
    partial: (days, hours) => `Enedis lacks ${hours} of the readings ${days}.`,
    failed: (days) => `Enedis answered with an error for the readings ${days}: open this period again later.`,
    unreadable: (days) => `Enedis gave unreadable values in the readings ${days}: they are left out.`,
    one: (day) => `of ${day}`,
    run: (first, last) => `from ${first} to ${last}`,
    many: (count, some) => `of ${count} days (${some}…)`,
    and: (some, last) => `${some} and ${last}`,
  },

  figures: {
    total: "Total",
    taken: "Taken from the grid",
    injected: "Exported",
    balance: { taken: "Taken more than exported", injected: "Exported more than taken" },
    mean: "A day, on average",
    most: { days: "Highest use", months: "Highest use" },
    mostHour: "Peak",
    before: "A year earlier, same days",
    change: "Change",
    meanPower: "Average power",
    mostPower: "Peak",
    peak: "Highest",
    above: "Above the subscribed power",
    margin: "Share of the subscribed power",
    cost: "Cost, without the standing charge",
    carbon: "Emissions",
    carbonKnown: "CO2 known for",
    carbonDays: (known, all) => `${known} of ${all} day${all === 1 ? "" : "s"}`,
    carbonShare: (share) => `${share} of the usage`,
    carbonOf: (days) => (days === 1 ? "Emissions of this day" : `Emissions of these ${days} days`),
    perKwh: "On average",
    weighed: "Usage whose CO2 is known",
    gramsPerKwh: (grams) => `${grams} g per kWh`,
  },

  label: {
    none: "No reading",
    before: (value) => `A year earlier: ${value}`,
    taken: (value) => `Taken from the grid: ${value}`,
    injected: (value) => `Exported: ${value}`,
    partial: (days) => `${days} of readings`,
    hours: (from, to) => `${from} – ${to}`,
    again: " (second time)",
    mean: (value) => `Average ${value}`,
    range: (least, most) => `From ${least} to ${most}`,
    reached: (time) => `Reached at ${time}`,
    ofSubscribed: (share) => `${share} of the subscribed power`,
    intensity: (grams) => `${grams} g of CO2 per kWh`,
    subscribed: (kva) => `Subscribed power: ${kva}`,
  },

  legend: {
    weekends: "Saturdays and Sundays",
    beforeDate: "Pale: the same date, a year earlier",
    beforeWeekday: "Pale: the same day of the week, 52 weeks earlier",
    offPeak: "off-peak hours (heures creuses)",
    taken: "taken from the grid",
    injected: "exported",
    band: "Band: from the lowest to the highest of each day; line: average. Zoom in to see the half hours.",
    scale: (high) => `from 0 to ${high} and more`,
    carbonScale: (high) => `from 0 to ${high} of CO2 and more`,
    carbon:
      "Direct emissions of French power stations (RTE – éCO2mix, through ODRÉ), by the quarter of an hour, without imports.",
    carbonPart:
      "For the rest, the gateway does not have RTE’s carbon intensity yet, or Enedis not the curve: nothing is made up in its place.",
    method: "Method and limits",
    onlyTotal: "Enedis keeps half hours for two years: of this day, only the total is left.",
  },

  clock: {
    back: (day) => `${day} has 25 hours: at 3:00 it was 2:00 again.`,
    forward: (day) => `${day} has 23 hours: at 2:00 it was already 3:00.`,
  },

  chart: {
    kind: "chart",
    hints: {
      bars: {
        touch: "Tap a bar to open it, slide to read; pinch to zoom.",
        mouse: "Point at a bar to read it, click to open it.",
      },
      others: {
        touch: "Tap the chart to read a value; pinch to zoom.",
        mouse: "Point at the chart to read a value, click to open the day.",
      },
      closest: {
        touch: "Tap the chart to read a value; pinch to zoom.",
        mouse: "Point at the chart to read a value, drag to zoom.",
      },
    },
    open: "Open",
  },

  ask: {
    subscribed: "Subscribed power, in kVA (on your bill)",
    offPeak: "Off-peak hours, “heures creuses” on your bill (example: 22:30-06:30)",
  },

  tariff: {
    calendar: "Calendar",
    owners: { supplier: "of the supplier", distributor: "of the grid" },
    choice: (owner, id) => `Calendar ${owner} (${id})`,
    head: ["Rate", "Energy", "Share", "Price of a kWh, in €", "Cost"],
    placeholder: "€ per kWh",
    price: (label) => `Price of a kWh, ${label}`,
    total: "Total",
    hint: "Type the prices of your contract: they stay in this browser. The standing charge and fixed taxes are not counted.",
    untold: "The meter was replaced: the energy of this day is not known, and is not counted.",
    tomorrow: "The index of a day comes two days later: there is nothing for this period yet.",
  },

  table: {
    caption: (title, when) => `${title}, ${when}`,
    hours: { energy: "Energy of each hour, in kWh", carbon: "CO2 of each hour, in g" },
    hour: "Hour",
    energy: "Energy (kWh)",
    before: "A year earlier (kWh)",
    taken: "Taken from the grid (kWh)",
    injected: "Exported (kWh)",
    peak: "Highest power (kVA)",
    reached: "Reached at",
    day: "Day",
    month: "Month",
    total: "Total",
  },

  trouble: {
    expected: (when) => `Data expected ${when}`,
    today: "today from 8:00 on",
    tomorrow: "tomorrow from 8:00 on",
    byTomorrow: "by tomorrow",
    unpublished: {
      notYet: {
        day: "Enedis has not published this day yet. The readings of the day before usually arrive from 8:00 on.",
        days: "Enedis has not published these days yet. The readings of the day before usually arrive from 8:00 on.",
      },
      late: {
        day: "Enedis has not published this day yet, though the day before usually arrives from 8:00 on: it is late.",
        days: "Enedis has not published these days yet, though the day before usually arrives from 8:00 on: they are late.",
      },
      remedy: "Come back then. Some meters are one to three days late: “Earlier” shows the days that have arrived.",
    },
    verdicts: {
      collection_off: {
        detail: "Enedis has no half hours for this meter: recording or collecting them is probably not switched on.",
        remedy:
          "In your account on enedis.fr, switch on “Enregistrement et collecte de ma consommation horaire” (recording and collecting my hourly usage): the curve begins the next day. In the meantime, the views by day and by month are there.",
      },
      hole: {
        detail: "Enedis has no reading in this period, though it is old enough to be published.",
        remedy: "Look at a longer period, or come back in a few days: gaps are sometimes filled.",
      },
    },
    looking: "No reading in this period: looking for the reason…",
    remedy: "What to do?",
    unreachable: "The gateway does not respond.",
    unreachableAdvice: "Check your connection, then try again.",
    again: "Try again",
    noCarbon: (when) =>
      `The gateway does not have the carbon intensity ${when}: RTE has not published it yet, or it is not archived here yet. Your usage is in the other views.`,
    tooOld: "Enedis keeps half hours for two years, and the rest for three: this period is older.",
  },
};
