import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inWords } from "../../../shared/refusals/durations.ts";

const spaced = (text: string) => text.replaceAll(/\s/g, " ");

describe("a wait in words", () => {
  it.each([
    [0, "0 seconde", "0 seconds"],
    [400, "1 seconde", "1 second"],
    [41_000, "41 secondes", "41 seconds"],
    [90_000, "90 secondes", "90 seconds"],
    [600_000, "10 minutes", "10 minutes"],
    [3_600_000, "60 minutes", "60 minutes"],
    [7_200_001, "3 heures", "3 hours"],
  ])("a wait of %i ms is worded « %s » in French and “%s” in English", (ms, french, english) => {
    expect(spaced(inWords(ms, "fr"))).toBe(french);
    expect(spaced(inWords(ms, "en"))).toBe(english);
  });

  it("a wait in words is never shorter than the wait itself", () => {
    const lengths = { second: 1_000, minute: 60_000, hour: 3_600_000 } as const;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 86_400_000 }), (ms) => {
        const [, figure, unit] = /^(\d+) (second|minute|hour)s?$/.exec(inWords(ms, "en")) ?? [];
        expect(Number(figure) * lengths[unit as keyof typeof lengths]).toBeGreaterThanOrEqual(ms);
      }),
    );
  });
});
