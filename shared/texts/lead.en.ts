import type { Translated } from "../language.ts";
import type { LEAD as FR } from "./lead.fr.ts";

/** The sentences that `/consommation` opens on. */
export const LEAD: Translated<typeof FR> = {
  yesterday: (energy, cost) => `Yesterday: ${energy}${cost}.`,
  latest: (day, energy, cost) => `Last reading, ${day}: ${energy}${cost}.`,
  cost: (euros) => `, about ${euros}`,
  costBetween: (least, most) => `, between ${least} and ${most}`,
  more: (share, than) => `${share} more ${than}`,
  less: (share, than) => `${share} less ${than}`,
  same: (than) => `no more and no less ${than}`,
  than: {
    weeks: (count, weekdays) => `than the last ${count} ${weekdays}`,
    yearAgo: "than a year earlier",
  },
  counts: ["zero", "one", "two", "three", "four"],
  weekdays: ["Sundays", "Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays"],
  and: " and ",
  night: (power, cost) => `At night, never less than ${power}${cost}.`,
  nightCost: (euros) => `: ${euros} a year`,
  basis: {
    base: "At the regulated tariff (Tarif Bleu, option Base), without the standing charge.",
    offPeak: "At the regulated tariff (Tarif Bleu, with off-peak hours), without the standing charge.",
    tempo: "At the regulated tariff (Tarif Bleu, option Tempo), without the standing charge.",
    typed: "At the prices of your contract, without the standing charge.",
  },
};
