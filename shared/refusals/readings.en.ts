import { inWords } from "./durations.ts";
import type { ReadingsRefusal } from "./readings.ts";
import type { Texts } from "./text.ts";

const SUMS = {
  malformed: 'The header "Statistics-Sums" is not a list of "<statistic_id>=<sum>" separated by commas, each id once.',
  foreign:
    'The header "Statistics-Sums" names a statistic that this address does not write: the meter, "name", the direction or the series is another.',
  start:
    'The header "Statistics-Sums" needs a "start" on a full hour, for series of days at midnight in Paris: the sums are those of that instant.',
  cursor: 'The header "Statistics-Sums" and a "cursor" both say what the sums are.',
} as const;

export const READINGS_EN: Texts<ReadingsRefusal> = {
  meter_not_named: {
    title: "Which meter?",
    detail: ({ meters }) => `This token gives access to several meters: ${meters.join(", ")}.`,
    remedy: 'Add the parameter "prm" with the 14 digits of one of them.',
  },
  format_not_offered: {
    title: "Format not available",
    detail: ({ offered }) => `These readings are available as: ${offered.join(", ")}.`,
    remedy: 'Name one of these formats in "Accept", or leave the header out for JSON.',
  },
  statistics_sums_refused: {
    title: "Sums that cannot be used",
    detail: ({ why }) => SUMS[why],
    remedy:
      'Send what Home Assistant has in the last row before "start", in Wh and euros: "Statistics-Sums: <statistic_id>=<sum>, …". Leave the header out with a "cursor", which carries the sums.',
  },
  collection_off: {
    title: "The load curve is not collected",
    detail: () => "Enedis has no load curve for this meter: it is probably not recorded or not collected.",
    remedy:
      'Switch on "Enregistrement et collecte de ma consommation horaire" in your account on enedis.fr; the curve begins the day after. Until then, ask for daily readings.',
  },
  not_published_yet: {
    title: "Not published yet",
    detail: ({ retryAfterMs }) =>
      `Enedis has not published these days yet. The next readings are likely to arrive in ${inWords(retryAfterMs, "en")}.`,
    remedy: 'Come back after the delay in "Retry-After". Some meters are published one to three days late.',
  },
  hole: {
    title: "No readings for this period",
    detail: () => "Enedis has no reading for this period, although it is old enough to be published.",
    remedy: "Ask for a longer period, or try again in a few days: holes are sometimes filled.",
  },
  before_activation: {
    title: "Before the meter was put into service",
    detail: () => "The whole period lies before this meter or its contract was put into service.",
    remedy: "Ask for a more recent period.",
  },
  service_missing: {
    title: "The consent lacks this measure",
    detail: () => "Enedis gives another measure of this meter but refuses this one: the consent lacks its service.",
    remedy:
      "Give your consent again from the home page, from tomorrow on if the last consent is of today. Until then, ask for another measure.",
  },
  not_supplied: {
    title: "The meter is not supplied",
    detail: () => "According to Enedis no electricity reaches this usage point: there is nothing to read.",
    remedy:
      "If the electricity works at home, check that this PRM is the one of your home; otherwise ask your supplier.",
  },
  not_communicating: {
    title: "The meter does not communicate",
    detail: () =>
      "According to Enedis this meter is not read remotely: there are neither daily readings nor a load curve.",
    remedy:
      "No program can change that. If the meter is a Linky, ask Enedis why it does not communicate; otherwise readings begin once it is replaced.",
  },
  services_closed: {
    title: "The meter is not open to services yet",
    detail: () => "This meter communicates, but Enedis has not opened it to services: it gives none of its readings.",
    remedy:
      "A meter that was installed recently is opened after some weeks. If it is older, ask Enedis to open it to services.",
  },
};
