/** What is the matter, most serious first. Each has a sentence in `texts/status.fr.ts`. */
export const VERDICTS = [
  "gateway_down",
  "enedis_down",
  "enedis_closed",
  "enedis_partly",
  "enedis_unsteady",
  "consents_failing",
  "crowded",
  "quiet",
  "well",
] as const;
export type Verdict = (typeof VERDICTS)[number];

export type Level = "good" | "warn" | "bad";

/** How serious that is. */
export const LEVELS: Readonly<Record<Verdict, Level>> = {
  gateway_down: "bad",
  enedis_down: "bad",
  enedis_closed: "warn",
  enedis_partly: "warn",
  enedis_unsteady: "warn",
  consents_failing: "warn",
  crowded: "warn",
  quiet: "good",
  well: "good",
};
