import { describe, expect, it } from "vitest";
import methods from "../../../shared/impact/v1.0.0/factors/methods.json" with { type: "json" };
import processes from "../../../shared/impact/v1.0.0/factors/processes.json" with { type: "json" };
import { METHODS, PROCESSES, WEIGHTS } from "../../../shared/impact/v1.0.0/factors/schema.ts";
import weights from "../../../shared/impact/v1.0.0/factors/weights.json" with { type: "json" };
import { PERSON_YEAR_POINTS, weightedScore } from "../../../shared/impact/v1.0.0/score.ts";

const categories = weights.categories.map(({ key, normalisation }) => [key, normalisation] as const);

describe("the factor files", () => {
  it("the factor files fit their schemas: each figure has source, date, vintage, licence and unit", () => {
    expect(METHODS.safeParse(methods).error?.issues).toBeUndefined();
    expect(PROCESSES.safeParse(processes).error?.issues).toBeUndefined();
    expect(WEIGHTS.safeParse(weights).error?.issues).toBeUndefined();
  });

  it("a factor file with a figure without a source, or with a field of its own, does not fit", () => {
    const [{ source: _, ...sourceless } = { source: "" }] = methods;
    expect(METHODS.safeParse([sourceless]).success).toBe(false);
    expect(PROCESSES.safeParse([{ ...processes[0], comment: "new" }]).success).toBe(false);
  });

  it("the factor files name each process once, and in each figure an indicator that its method has", () => {
    expect(new Set(processes.map(({ id }) => id)).size).toBe(processes.length);
    const known = methods.flatMap(({ id, indicators }) => indicators.map(({ key }) => `${id} ${key}`));
    const named = processes.flatMap(({ factors }) => factors.map(({ method, indicator }) => `${method} ${indicator}`));
    expect(named.filter((name) => !known.includes(name))).toEqual([]);
  });

  it("the factor files count electricity in kWh and heat in MJ, as Ecobalyse does", () => {
    for (const { category, unit } of processes) expect(unit).toBe(category === "heat" ? "MJ" : "kWh");
  });
});

describe("the weighted score", () => {
  it.each(["ecs", "pef"] as const)("the weighted score %s of one European's year is 1 000 000 points", (score) => {
    expect(weightedScore(Object.fromEntries(categories), score)).toBe(1_000_000);
    expect(PERSON_YEAR_POINTS).toBe(1_000_000);
  });

  it("the weighted score is the sum of the scores of its parts", () => {
    const parts = categories.map(([key, normalisation]) => weightedScore({ [key]: 2 * normalisation }, "ecs"));
    expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(2_000_000, 6);
  });
});
