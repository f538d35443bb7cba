import type { Translated } from "../language.ts";
import type { STATUS as FR } from "./status.fr.ts";

/** The status page. */
export const STATUS: Translated<typeof FR> = {
  title: "Service status",
  description:
    "Is it the gateway or Enedis that is down? Calls that got an answer, consents, quota, the last day published.",
  verdicts: {
    gateway_down: "The gateway is down: the part that manages the quota does not respond.",
    enedis_down:
      "Enedis is not responding at the moment. The gateway works: try again later, you have nothing to change.",
    enedis_partly: "Enedis does not respond for some of this gateway’s meters. The others are read as usual.",
    enedis_closed: "Enedis’s quota is used up: readings will resume within the hour.",
    enedis_unsteady: "Enedis does not answer every call. If your request fails, try again later.",
    consents_failing: "Enedis’s consent page seems to be down: few consents succeed. Reading data works.",
    crowded: "Everything works, but the queue is long. Read your data in your own slot.",
    quiet: "No known problem: nobody has asked Enedis for anything in the last hour.",
    well: "Everything works: Enedis answers.",
  },
  notice: { label: "Notice", until: "This notice is valid until" },
  asOf: "As of",
  refresh: "Refresh",
  published: {
    title: "Last day published",
    none: "not known",
    hint: "The most recent day that Enedis has given.",
  },
  answered: {
    title: "Calls that got an answer",
    hour: "over the last hour",
    day: "over the last 24 hours",
    none: "–",
  },
  consents: {
    title: "Consents that came back",
    hour: "over the last hour",
    day: "over the last 24 hours",
    none: "–",
    hint: "The share of people sent to Enedis who came back, with the consent given or declined.",
  },
  quota: {
    title: "Quota",
    second: "this second",
    hour: "this hour",
    of: "of",
    wait: "Current wait for a call",
    none: "none",
    seconds: "s",
    learned: "Enedis grants fewer calls than agreed at the moment: the limit is learned from its refusals.",
  },
  endings: {
    title: "How calls to Enedis ended",
    names: {
      readings: "Data given",
      said_no: "An answer without data: empty period, no consent…",
      technical_error: "Technical error at Enedis",
      unavailable: "Enedis down or unreachable",
      timeout: "Timed out",
      unusable: "Unreadable answer",
      quota: "Enedis’s quota used up",
      no_access: "Enedis refused access to the gateway",
    },
    head: ["Ending", "1 hour", "24 hours"],
  },
  consentTable: {
    title: "Consents",
    names: {
      left: "Returns from Enedis checked",
      back: "Consents given",
      declined: "Consents declined",
      failed: "Failures at Enedis",
    },
  },
  tempo: {
    title: "Colours of Tempo",
    today: "Today:",
    tomorrow: "Tomorrow:",
    colours: { blue: "blue", white: "white", red: "red" },
    unknown: "colour not known",
    notYet: "not known yet, usually from 10:40 on",
    disputed: "colour not known, the sources disagree",
    sources: "Sources that answer:",
    since: "last answer on",
    unreachable: "The colours cannot be read at the moment.",
  },
  machine:
    "The same figures for a program: [/api/v2/status](/api/v2/status). They are totals only, without any person or meter.",
  unknown: "not known",
};
