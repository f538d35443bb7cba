import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { herdOverSlowStorage } from "./slow-storage.ts";
import { busiest, seeded } from "./windows.ts";

const HOUR_MS = 3_600_000;
const LIMITS = { callsPerSecond: 5, callsPerHour: 100 };

describe("a gate whose storage is slow", () => {
  it("a gate whose storage is slow, and is killed as well, serves everybody within both limits of Enedis", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer(),
        fc.constantFrom(0, 40, 150, 1_000, 8_000),
        fc.array(fc.integer({ min: 0, max: 60_000 }), { maxLength: 3 }),
        async (seed, slowestMs, crashesMs) => {
          const random = seeded(seed);
          const writeTakesMs = () => Math.floor(random() * slowestMs);
          const herd = { limits: LIMITS, clients: 150, withinMs: 20_000, writeTakesMs, crashesMs, random };
          const { arrivalsMs } = await herdOverSlowStorage(herd);
          expect(arrivalsMs).toHaveLength(150);
          expect(busiest(arrivalsMs, 1_000)).toBeLessThanOrEqual(5);
          expect(busiest(arrivalsMs, HOUR_MS)).toBeLessThanOrEqual(100);
        },
      ),
      { numRuns: 40, examples: [[97_077_393, 150, []]] },
    );
  });

  it.each([32, 1])(
    "a gate whose storage is slow serves those who come one by one, with a write for %d grants that takes up to two seconds",
    async (grantsPerWrite) => {
      for (const takesMs of [90, 150, 500, 2_000]) {
        const random = seeded(takesMs);
        const limits = { callsPerSecond: 5, callsPerHour: 10_000, grantsPerWrite };
        const herd = { limits, clients: 200, withinMs: 600_000, writeTakesMs: () => takesMs, random };
        const { arrivalsMs, unreachable } = await herdOverSlowStorage(herd);
        expect([takesMs, arrivalsMs.length, unreachable]).toEqual([takesMs, 200, 0]);
        expect(busiest(arrivalsMs, 1_000)).toBeLessThanOrEqual(5);
      }
    },
  );
});
