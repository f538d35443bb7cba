import { describe, expect, it } from "vitest";
import type { Day } from "../../../../shared/paris-time.ts";
import type { LeadFacts } from "../../../../site/browser/consommation/lead/facts.ts";
import { leadSentences } from "../../../../site/browser/consommation/lead/sentences.ts";

const TODAY = "2026-11-30" as Day;
const FACTS: LeadFacts = { day: "2026-11-29" as Day, wh: 12_480, weeks: { count: 4, change: -0.084 }, yearAgo: 0.05 };
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, " ");
const said = (...[facts, cost, night, option]: readonly [LeadFacts, ...unknown[]]) => {
  const lead = leadSentences(
    facts,
    cost as Parameters<typeof leadSentences>[1],
    night as Parameters<typeof leadSentences>[2],
    option as "base",
    TODAY,
  );
  return Object.values(lead).map(plain);
};

describe("the sentence that the page opens on", () => {
  it("yesterday, its cost, two comparisons, the night and its year, then what the prices are", () => {
    const night = { watts: 192, cents: 33_120 };
    expect(said(FACTS, { least: 237.4, most: 237.4 }, night, "offPeak")).toEqual([
      "Hier : 12,5 kWh, environ 2,37 €.",
      "8 % de moins que les quatre derniers dimanches et 5 % de plus qu’un an plus tôt.",
      "La nuit, jamais moins de 192 W : 330 € par an.",
      "Au Tarif Bleu, heures creuses, sans abonnement.",
    ]);
  });

  it("without a price there is no euro, and no word of prices", () => {
    expect(said(FACTS, null, { watts: 192, cents: null }, "base")).toEqual([
      "Hier : 12,5 kWh.",
      expect.any(String),
      "La nuit, jamais moins de 192 W.",
      "",
    ]);
  });

  it("a cost between two is said as such", () => {
    expect(said(FACTS, { least: 203, most: 274 }, null, "offPeak")[0]).toBe("Hier : 12,5 kWh, entre 2,03 € et 2,74 €.");
  });

  it("a change below three percent is none, and a comparison that is missing is not named", () => {
    const weeks = { count: 3, change: 0.029 };
    expect(said({ ...FACTS, weeks, yearAgo: null }, null, null, "base")[1]).toBe(
      "Autant que les trois derniers dimanches.",
    );
    expect(said({ ...FACTS, weeks: null, yearAgo: 0.03 }, null, null, "base")[1]).toBe(
      "3 % de plus qu’un an plus tôt.",
    );
    expect(said({ ...FACTS, weeks: null, yearAgo: null }, null, null, "base")[1]).toBe("");
  });

  it("a day that is not yesterday is named", () => {
    const [first, second] = said({ ...FACTS, day: "2026-11-27" as Day }, null, null, "base");
    expect(first).toBe("Dernier relevé, vendredi 27 novembre 2026 : 12,5 kWh.");
    expect(second).toContain("derniers vendredis");
  });
});
