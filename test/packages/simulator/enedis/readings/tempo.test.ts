import { expect, it } from "vitest";
import { type Day, dayFrom, daysBetween } from "../../../../../packages/simulator/enedis/paris.ts";
import { calendarsOf } from "../../../../../packages/simulator/enedis/readings/tariff.ts";
import { tempoColour } from "../../../../../packages/simulator/enedis/readings/tempo.ts";

const day = (text: string) => dayFrom(text) as Day;

it.each([2023, 2024, 2025])("Tempo colours 22 days red and 43 white in the season that begins in %i", (year) => {
  const season = daysBetween(day(`${year}-09-01`), day(`${year + 1}-09-01`));
  const red = season.filter((on) => tempoColour(on) === "red");
  const white = season.filter((on) => tempoColour(on) === "white");
  expect([red.length, white.length]).toEqual([22, 43]);
  expect(red.filter(({ month, dayOfWeek }) => (month > 3 && month < 11) || dayOfWeek > 5)).toEqual([]);
  expect(white.filter(({ dayOfWeek }) => dayOfWeek === 7)).toEqual([]);
});

it("a Tempo day keeps its colour until six in the morning of the next day", () => {
  const { supplier } = calendarsOf("20000000000804", "tempo", "CONS");
  const red = daysBetween(day("2026-01-01"), day("2026-03-01")).find(
    (on) => tempoColour(on) === "red" && tempoColour(on.add({ days: 1 })) !== "red",
  ) as Day;
  const next = red.add({ days: 1 });
  expect(supplier?.periodAt(red, 22 * 60)).toBe("HCJR");
  expect(supplier?.periodAt(next, 6 * 60 - 1)).toBe("HCJR");
  expect(supplier?.periodAt(next, 6 * 60)).toMatch(/^HPJ[BW]$/);
});
