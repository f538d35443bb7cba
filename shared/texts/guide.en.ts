import type { Translated } from "../language.ts";
import type { GUIDE as FR } from "./guide.fr.ts";

/** The guide. */
export const GUIDE: Translated<typeof FR> = {
  title: "Documentation",
  description:
    "Read a Linky meter with curl, JavaScript, Python or any other program: addresses, units, hours, quotas and every error.",
  lead: "One address, one token, two dates: your first reading takes one command.",
  contents: "Contents",
  pages: {
    "/documentation": "Getting started",
    "/documentation/releves": "Readings",
    "/documentation/formats": "Formats and diagnosis",
    "/documentation/home-assistant": "Home Assistant",
    "/documentation/programmes": "Programs to copy",
    "/documentation/jetons": "Tokens and quota",
    "/documentation/erreurs": "Errors",
    "/documentation/api": "API reference",
  },
  site: "In the examples, replace `https://conso.example` by the address of this site, `TOKEN` by your token and `PRM` by the 14 digits of your meter.",
  placeholders: "In the examples, replace TOKEN by your token and PRM by the 14 digits of your meter.",
  yours: (meter) =>
    `These examples hold your token and your meter ${meter} already. They are masked here; “Copy” puts them in whole: do not publish what you paste.`,
  answer: "The answer:",
  copy: {
    command: "the command",
    commands: "the commands",
    answer: "the answer",
    program: "the program",
  },

  start: {
    title: "Getting started",
    texts: [
      "You need a token. [Give your consent](/#pour-vous), or [try it without a meter](/exemples#essai): the demonstration answers as the real API does, with invented readings.",
      "Then, in a terminal, your usage of the week:",
    ],
    note: "`start` is included, `end` is not: for the 21st, ask from the 21st to the 22nd. The last day there is is yesterday.",
  },

  next: {
    title: "What comes next",
    points: [
      "[Readings](/documentation/releves): what is measured, in which unit, at what time.",
      "[Formats and diagnosis](/documentation/formats): JSON, CSV for spreadsheets, Home Assistant; and why readings are missing.",
      "[Connect a program](/brancher): Home Assistant, Jeedom, Node-RED, a spreadsheet, cron…; [Programs to copy](/documentation/programmes): curl, JavaScript, Python.",
      "[Tokens and quota](/documentation/jetons): a token for each use, and the right time to call.",
      "[The API reference](/documentation/api) has every address in detail, to [try in the browser](/documentation/api#interactive).",
    ],
  },

  readings: {
    title: "Readings",
    description:
      "Energy by day, power by half hour, highest power: addresses, units, and the times at which intervals begin and end.",
    lead: "What the meter measures, in which unit, and to what time it belongs.",
  },
  programs: {
    title: "Programs to copy",
    description: "Read a Linky meter with curl, JavaScript or Python, and the demonstration to try them on.",
    lead: "Our tests run each example as it stands, in its own program.",
  },
  tokensAndQuota: {
    title: "Tokens and quota",
    description: "Get, narrow, merge and revoke tokens; how many calls, and when to make them.",
    lead: "A token for each use, and one call a day at the right time.",
  },

  measures: {
    title: "Measures",
    texts: [
      "Five addresses, which will never change. Each takes `prm`, `start` and `end`, with the header `Authorization: Bearer` followed by the token.",
    ],
    head: ["Address", "Measure", "Unit", "Most in one request"],
    rows: [
      ["`/api/daily_consumption`", "energy used each day", "Wh", "36 months and 15 days"],
      ["`/api/consumption_load_curve`", "average power of each half hour", "W", "7 days, in the last 24 months"],
      [
        "`/api/consumption_max_power`",
        "highest power of each day, with its time to the second",
        "VA",
        "36 months and 15 days",
      ],
      ["`/api/daily_production`", "energy exported each day", "Wh", "36 months and 15 days"],
      ["`/api/production_load_curve`", "average power exported, by half hour", "W", "7 days, in the last 24 months"],
    ],
    more: "The same measures also come in Enedis’s format of 2026, with two more, the indexes: see [the reference](/documentation/api). A day or a half hour without a measure is absent from the answer: no value is made up to fill a gap.",
  },

  times: {
    title: "Units and hours",
    intro: "Three traps explain most mistakes in computing.",
    points: [
      "**The time is that of the end.** `10:30` is the half hour from 10:00 to 10:30. So a day begins at `00:30` and ends at `00:00` of the next day.",
      "**Watts are not watt-hours.** The curve gives an average power. For the energy of a half hour, divide by two: 1,200 W during ½ h are 600 Wh. Read `interval_length`: some meters measure by the quarter of an hour or by the hour.",
      "**The time is that of Paris, with no offset written.** The last Sunday of March has 46 half hours, that of October has 50: 2:00 and 2:30 are in it twice, in the order in which they happened.",
    ],
    drawing:
      "Three half hours. From 10:00 to 10:30, 400 W on average, which is 200 Wh, stamped 10:30. From 10:30 to 11:00, 1,200 W, which is 600 Wh, stamped 11:00. From 11:00 to 11:30, 800 W, which is 400 Wh, stamped 11:30.",
    stamped: "stamp",
    dayDrawing:
      "The day on which clocks go back has 25 hours: the hour from 2:00 to 3:00 comes twice. The day on which they go forward has 23: that hour does not exist.",
    winter: "October: 50 half hours",
    summer: "March: 46 half hours",
    maxPower:
      "The highest power is in volt-amperes, as is the subscribed power of your contract (“puissance souscrite”): 6 kVA are 6,000 VA.",
  },

  examples: {
    title: "Examples to copy",
    choice: "Program",
    list: [
      ["curl", "curl"],
      ["javascript", "JavaScript"],
      ["python", "Python"],
      ["conso", "conso"],
    ],
    javascript: "In a web page, Node or Deno, with nothing to install. The API accepts calls from every origin (CORS).",
    python: "With the standard library alone.",
    conso: "Our command, for any gateway: it asks for the token once, and a file goes on where it stopped.",
    connect:
      "Home Assistant, Jeedom, Domoticz, Node-RED, Grafana, a spreadsheet or cron? Their settings are on the page [Connect](/brancher).",
  },

  tokens: {
    title: "Your tokens",
    intro:
      "A token is a password: give each program its own, limited to what it needs. These requests do not count against Enedis’s quota.",
    copy: {
      me: "the command that describes the token",
      renew: "the command that gives another token",
      merge: "the command that merges two tokens",
      revoke: "the command that revokes",
    },
    me: "What a token gives access to, until when, and the calls it has left:",
    renew:
      "Get another token, with a name and, if you like, a narrower access: `scope` combines `consumption`, `production`, `daily` and `load_curve`. The new token never opens more than the old one, which stays valid, and never lasts beyond the end of the consent. Each meter gives thirty in a row, then two an hour.",
    merge: "Merge two meters under one token, `OTHER` being that of the second:",
    revoke: "Revoke a token, at once and for good:",
    end: "In the sixty days before it expires, every answer has the header `Token-Expires`.",
    devices:
      "A device without a browser gets its own by a code (RFC 8628): it asks `/api/v2/device_authorization` for it, its owner types it on [the page for devices](/appareil), and the device gets its token from `/api/v2/token`, once. The command `conso auth` does all that; an OAuth library finds the addresses in `/.well-known/oauth-authorization-server`.",
  },

  demo: {
    title: "Try it without a meter",
    texts: [
      "Put `/api/demo/` in the place of `/api/`: no token, no PRM, no quota. The readings are **invented**, always the same for a given day, and marked by `SIMULE` and the header `Conso-Api-Demo`. The 12th of every month is absent, six hours are missing on the 20th, and days of clock changes have 46 and 50 half hours.",
      "With `error=` followed by a code, the demonstration answers with that error, so that you can check that your program copes with it. A whole year of half hours comes in one request.",
    ],
  },

  quota: {
    title: "The quota",
    texts: [
      "One call a day is enough, [in your slot](/#bonnes-manieres). Enedis grants 5 calls a second and 10,000 an hour to all meters together. Your request waits for its turn for 25 seconds at most, with nothing to do on your side: let your program wait a minute before it gives up.",
      "Beyond that, it answers `429`. The header `Retry-After` gives an appointment, in seconds: come back at that moment, a place is reserved for you. To come back sooner gains nothing.",
      "The headers `RateLimit` and `RateLimit-Policy` say what is left. With `Prefer: wait=5`, the gateway waits 5 seconds only before it refuses.",
      "The quota is counted by meter, whatever the IP address that calls come from.",
      "The same request a hundred times in ten minutes is a loop: it gets `quota_loop` until the program is quiet. It is enough to ask once a day, at the minute of `/api/v2/slot`, and to keep what was read.",
      "Give your program a `User-Agent` header that names it, with a way to reach you. None is required, and the gateway keeps none: it only helps its operator to recognise a program that runs wild.",
    ],
  },

  errors: {
    title: "Errors",
    description: "Every error code of the API, by family: its cause, what to do, and whether to try again.",
    lead: "Every error says who has to act, whether to try again and what to do.",
    texts: [
      "Every error is an `application/problem+json` document. `code` never changes: it is what your program should compare. `origin` says who has to act, `retryable` whether the same request can succeed later, `remedy` what to do, and `instance` the incident number to give if you [report the problem](/signaler). Texts are in English if the header `Accept-Language` asks for it.",
      "`error` has Enedis’s error code, or the one that Enedis would have given: programs written for the former API know them.",
    ],
    reading: "Reading an error",
    index: "All codes, by family",
    families: {
      request: {
        path: "demande",
        title: "The request",
        page: "Errors: the request",
        lead: "Something is wrong with the request itself: a date, a parameter, an address, or too many requests.",
      },
      token: {
        path: "jeton",
        title: "The token",
        page: "Errors: the token",
        lead: "The token is missing, no longer valid, or does not open what is asked for.",
      },
      readings: {
        path: "releves",
        title: "Missing readings",
        page: "Errors: missing readings",
        lead: "The request is right, and there is no reading: each code says why.",
      },
      enedis: {
        path: "enedis",
        title: "Enedis",
        page: "Errors: Enedis",
        lead: "Enedis refused, was late, or did not answer. Mostly it is enough to wait.",
      },
      gateway: {
        path: "passerelle",
        title: "The gateway",
        page: "Errors: the gateway",
        lead: "The gateway itself makes you wait, or is not well.",
      },
      consent: {
        path: "consentement",
        title: "The consent",
        page: "Errors: the consent",
        lead: "What may happen between leaving for Enedis and the token.",
      },
      pairing: {
        path: "appareil",
        title: "The device to pair",
        page: "Errors: the device to pair",
        lead: "What may happen between the code of a device and its token.",
      },
      impact: {
        path: "impact",
        title: "The impact",
        page: "Errors: the impact",
        lead: "What the computation of the environmental impact refuses.",
      },
    },
    origin: { client: "yours to fix", gateway: "gateway", enedis: "Enedis" },
    upstream: "Enedis’s status",
    retryable: "try again later",
    final: "trying again is useless",
    cause: "Cause",
    remedy: "Remedy",
  },
};
