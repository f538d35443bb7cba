import type { Translated } from "../language.ts";
import type { HOME as FR } from "./home.fr.ts";

/** The home page. */
export const HOME: Translated<typeof FR> = {
  title: "Conso API – what your Linky meter measures",
  description:
    "See the electricity you use and produce, half hour by half hour, or hand it to your own programs. Free, open source, no account: no reading is kept.",
  heading: "What your Linky meter measures",
  lead: "Half hour by half hour. Free, open source and without an account: no reading is kept.",
  consent: "Give my consent",
  doors: [
    {
      title: "See my usage",
      text: "Every day and every hour, in kilowatt-hours, in euros and in CO2. Everything is drawn in your own browser.",
      open: ["See my usage", "/consommation"],
      try: ["See an example", "/consommation/exemple"],
    },
    {
      title: "Connect a program",
      text: "Home Assistant, Jeedom, Domoticz, Node-RED, Grafana, a spreadsheet or a script: settings that you only have to copy.",
      open: ["Connect a program", "/brancher"],
      try: ["Try the API", "/exemples#essai"],
    },
  ],
  status: "Service status",
  drawing:
    "A day of electricity use, half hour by half hour: a peak at night, another in the morning, a last one in the evening.",

  hero: {
    kilowatts: (count) => `${count} kW`,
    example: "A day of electricity use, half hour by half hour. Bluish background: off-peak hours (“heures creuses”).",
    summary: (day, kWh, watts, hour) =>
      `The sample home, ${day}: ${kWh} kWh, up to ${watts} W at ${hour}. Invented readings.`,
    value: (from, to, watts) => `From ${from} to ${to}: ${watts} W on average.`,
  },

  forWhom: {
    title: "Before you click: is this for you?",
    yes: {
      title: "Yes, if…",
      points: [
        "you are **a private person who holds the electricity contract** of the home;",
        "your meter is **a Linky that sends its readings**, on Enedis’s network;",
        "you have **a personal account at Enedis**, or two minutes to [create one](https://mon-compte-particulier.enedis.fr) (in French);",
        "**yesterday’s data** is enough: the meter sends its readings once a night.",
      ],
    },
    no: {
      title: "No, if…",
      points: [
        "the contract is **a business one** (company, association, block of flats): Enedis does not open this access to business accounts;",
        "the meter is **not a Linky**, or somebody still comes to read it;",
        "your network belongs to **a local operator** (Strasbourg, Grenoble, Metz and others);",
        "you need **real time**: only a module plugged into the meter’s TIC socket gives that.",
      ],
    },
    curve:
      "To read half hours, first switch on “l’enregistrement et la collecte de la consommation horaire” (recording and collecting hourly usage) in your Enedis account. Daily usage is always available.",
  },

  steps: {
    title: "How it works",
    list: [
      {
        title: "You consent",
        text: "On Enedis’s site: your password never passes through here. If Enedis’s page does not respond, look at [the service status](/statut) first.",
      },
      {
        title: "You copy a token",
        text: "A long line of letters and digits, shown only once. It gives access to your meter, and to no other, until the consent ends.",
      },
      {
        title: "You look, or your programs read",
        text: "[My usage](/consommation) draws your readings. For a program, [Connect](/brancher) has settings ready to copy, and [the documentation](/documentation) every address.",
      },
    ],
  },

  promises: {
    title: "What we promise",
    points: [
      "**No reading is kept.** They only pass through the gateway.",
      "**No account, no advertising, no tracker**, not even a banner: there is nothing to accept.",
      "**Nothing leaves the European Union.** Elsewhere, the gateway refuses to answer.",
      "**You withdraw access whenever you like**: the token with one click, the share in your Enedis account.",
      "**All the code is open**, and anyone can host a gateway of their own.",
    ],
    link: "Everything that is kept, item by item",
  },

  manners: {
    title: "Good manners",
    texts: [
      "Everybody shares one quota: Enedis grants us **5 calls a second and 10,000 an hour**, for all meters together. Thousands of programs start on the hour, in the same second.",
      "**One call a day is enough**, between 8:00 and noon, never on the hour: Enedis publishes the day before from 8:00 on. If it is still missing, wait until tomorrow: `last=P7D` catches up.",
    ],
    slotTitle: "A slot for every meter",
    slot: "Your minute of the morning is computed from your meter and never changes. The page of your token shows it with the line for cron, and `GET /api/v2/slot` gives it to programs.",
    quotas:
      "When the quota is used up, your request first waits for its turn, 25 seconds at most. Beyond that, the gateway answers `429` and gives you an appointment in the `Retry-After` header: a place is reserved for you. One meter has 500 calls a day. [The quota right now](/statut).",
  },

  questions: {
    title: "Frequent questions",
    list: [
      {
        q: "Why use Conso API rather than go to Enedis directly?",
        a: [
          "Enedis opens its “Data Connect” service to companies only, after several weeks of paperwork. Conso API stands in between: the gateway only passes things on, and when Enedis changes its API, your programs go on working.",
        ],
      },
      {
        q: "When does yesterday’s data arrive?",
        a: [
          "Mostly from 8:00 on, sometimes as early as 6:00. If it is not there by noon, wait until tomorrow. A gap of two or three days often fills by itself.",
        ],
      },
      {
        q: "I get daily usage, but no half hours.",
        a: [
          "Collecting hourly usage is probably not switched on. You do that in your Enedis account, for each meter; the first half hours arrive one or two days later. What lies before was not recorded.",
        ],
      },
      {
        q: "I have lost my token.",
        a: [
          "We keep no copy of it. A new consent gives another one, **from the day after the previous consent on**: Enedis dates a share by the day only, and a share gives one token. Withdraw the old share in your Enedis account first ([how to](/consentement/aide)).",
          "So that you do not lose it: your password manager can keep it, and [My usage](/consommation) can remember it on a device of yours.",
        ],
      },
      {
        q: "How long is a token valid?",
        a: [
          "As long as the consent: three years at most. The page of the token gives the date, and you can add it to your calendar.",
        ],
      },
      {
        q: "How do I withdraw access?",
        a: [
          "You can revoke a token on the page that shows it, or [by a command](/documentation/jetons). To cut off all access, withdraw the share in your Enedis account: every reading is refused from then on.",
        ],
      },
      {
        q: "I have solar panels, or several meters.",
        a: [
          "The energy you inject is read with the “production” series. It may have a second meter number (PRM): consent once for each meter then, and [merge the two tokens](/documentation/jetons) if you like.",
        ],
      },
      {
        q: "Enedis’s page says “compteur incompatible” (incompatible meter), or stays blank.",
        a: [
          "Mostly something is down at Enedis, for a few hours to a few days. [The service status](/statut) shows how many consents succeed at the moment. Check too that the account is a private person’s.",
        ],
      },
      {
        q: "My program already used Conso API. What do I have to change?",
        a: ["Nothing. The five known addresses answer as before, and tokens signed with the same secret stay valid."],
      },
      {
        q: "Why does the sum of the half hours differ from the usage of the day?",
        a: [
          "One is a sum of average powers, the other a difference between two meter indexes. A few watt-hours apart are normal.",
        ],
      },
    ],
  },

  report: {
    title: "Something is wrong?",
    texts: [
      "First check [whether the problem is at Enedis or with us](/statut), then look up [the code of the error](/documentation/erreurs): the documentation explains every error and what to do. Otherwise [report the problem](/signaler) with the incident number, but without a meter number or a token.",
    ],
  },
};
