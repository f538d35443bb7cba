import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { slotOf } from "../../../shared/quota/slot.ts";

describe("a slot", () => {
  it("a slot is the same for the same seed, on every machine and in every version", () => {
    const slots = ["", "a", "22516914714270", "é"].map(slotOf);
    expect(slots.map(({ hour, minute }) => `${hour}:${minute}`)).toEqual(["8:40", "8:13", "8:20", "11:31"]);
  });

  it("a slot lies between 8 and 12 o'clock, after Enedis publishes, off the quarters of an hour at which most scripts run", () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        const { hour, minute } = slotOf(seed);
        return hour >= 8 && hour < 12 && minute > 0 && minute < 60 && minute % 15 !== 0;
      }),
    );
  });

  it("a slot spreads neighbours: ten thousand meters in a row leave no minute empty, and crowd none", () => {
    const counts = new Map<string, number>();
    for (let meter = 0; meter < 10_000; meter++) {
      const { hour, minute } = slotOf(`3000000${String(meter).padStart(7, "0")}`);
      counts.set(`${hour}:${minute}`, (counts.get(`${hour}:${minute}`) ?? 0) + 1);
    }
    expect(counts.size).toBe(4 * 56);
    // 45 each on average.
    expect(Math.max(...counts.values())).toBeLessThan(90);
  });
});
