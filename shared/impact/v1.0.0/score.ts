import { SCORE_WEIGHTS } from "./factors/factors.ts";

/** Twelve digits: more than any source has, and none of the noise of binary fractions. */
export const rounded = (value: number): number => Number(value.toPrecision(12));

/** `ecs`: Ecobalyse's own weights; `pef`: those of the Product Environmental Footprint. */
type Score = "ecs" | "pef";

/** Points: 10⁶ × Σ impact / normalisation × weight. Impacts are in the units of `factors/weights.json`; one absent counts nothing. */
export function weightedScore(impacts: Readonly<Record<string, number>>, score: Score): number {
  const parts = SCORE_WEIGHTS.categories.map(
    ({ key, normalisation, weights }) => ((impacts[key] ?? 0) / normalisation) * (weights[score] ?? 0),
  );
  return rounded(1e6 * parts.reduce((sum, part) => sum + part, 0));
}

/** What one European costs in a year, in points. */
export const PERSON_YEAR_POINTS = weightedScore(
  Object.fromEntries(SCORE_WEIGHTS.categories.map(({ key, normalisation }) => [key, normalisation])),
  "ecs",
);
