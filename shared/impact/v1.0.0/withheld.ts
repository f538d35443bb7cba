import type { ScoreMethod } from "./factors/factors.ts";
import { SCORE_WEIGHTS } from "./factors/factors.ts";

/** Why an answer lacks an impact, by its key. What is unknown is absent and explained; it is never 0. */
export type Withheld = Readonly<Record<string, string>>;

const LICENCE = "Licence: ecoinvent's detailed figures are not ours to publish.";
const NEEDS_TOKEN = "Needs a token: send it as `Authorization: Bearer`.";
const NO_FIGURE = "No openly licensed figure covers every process of this request.";
const PEF_WITHDRAWN = "Withdrawn by Ecobalyse in December 2025; `ecobalyse-v7.0.0` still has it.";

const ALWAYS = Object.fromEntries(
  SCORE_WEIGHTS.categories.filter(({ key }) => key !== "cch").map(({ key }) => [key, LICENCE]),
);
const WITHOUT_PEF = { pef: PEF_WITHDRAWN, ...ALWAYS };

/** What an answer by this method lacks, beside its climate figure. */
const beside = (method: ScoreMethod): Withheld => (method === "ecobalyse-v7.0.0" ? ALWAYS : WITHOUT_PEF);

export const withheldFromAnybody = (method: ScoreMethod): Withheld => ({ cch: NEEDS_TOKEN, ...beside(method) });

export const withheldFromHolder = (method: ScoreMethod, isClimateKnown: boolean): Withheld =>
  isClimateKnown ? beside(method) : { cch: NO_FIGURE, ...beside(method) };
