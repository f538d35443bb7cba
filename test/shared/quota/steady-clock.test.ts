import { expect, it } from "vitest";
import { createSteadyClock } from "../../../shared/quota/steady-clock.ts";

it("a steady clock stands still where its clock steps back, then goes on from there", () => {
  const instantsMs = [1_000, 2_000, 500, 700, 3_700, 100, 101];
  const steady = createSteadyClock(() => instantsMs.shift() ?? Number.NaN);
  expect(Array.from({ length: 7 }, steady)).toEqual([1_000, 2_000, 2_000, 2_200, 5_200, 5_200, 5_201]);
});
