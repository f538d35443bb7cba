import type { Translated } from "../language.ts";
import type { GUIDE_FORMATS as FR } from "./guide-formats.fr.ts";

/** The page of the guide about the formats of the API v2. */
export const GUIDE_FORMATS: Translated<typeof FR> = {
  title: "Formats and diagnosis",
  description:
    "Readings as JSON, JSON Lines, CSV for spreadsheets and statistics of Home Assistant; why readings are missing; what the contract says.",
  lead: "The API v2 gives the same readings with their beginning, their end and their energy, in the format that your program reads already.",

  readings: {
    title: "One reading, several formats",
    texts: [
      "`/api/v2/consumption/` or `/api/v2/production/`, followed by `daily`, `load_curve`, `max_power`, `index` or `registers` (the energy of each rate). The format is the end of the address, or the header `Accept`.",
      "`prm` is not needed when the token opens one meter. Any length goes: `start` and `end`, or `last=P7D`, `P1M`, `P3Y`. A long reading sometimes stops: `rest` then names what is missing and the address that goes on.",
      "A value that cannot be read (`NaN`, `12,5`) and a part that Enedis did not give are named in `holes`, with the reason; the rest is there. What Enedis gives twice is counted once: `dropped` says how many values are left out.",
    ],
    answer: "The answer:",
    choice: "Format",
  },

  diagnosis: {
    title: "Why are my readings missing?",
    texts: [
      "One request says it: a verdict, what to do, and the state of each link from the token to Enedis. The incident number (`incident`) can be published as it is when you ask for help.",
    ],
  },

  meters: {
    title: "What the contract says",
    texts: [
      "The subscribed power, the off-peak hours, the start of the contract, the direction of the energy, and whether the meter communicates and is supplied. Never a name, an address or a telephone number. What Enedis does not say is `null`, and `unavailable` says why.",
    ],
  },
};
