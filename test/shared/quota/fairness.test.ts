import { describe, expect, it } from "vitest";
import { type Situation, yieldUntilMs } from "../../../shared/quota/fairness.ts";

const NOON = Date.UTC(2026, 9, 15, 12);
const NOW: Situation = { nowMs: NOON, lineMs: 5_000, hourShare: 0.5, callsToday: 0, lastAtMs: 0, isHeedless: false };

describe("a meter yields to the others", () => {
  it.each<[string, Partial<Situation>, number | null]>([
    ["never when it has none waiting", {}, null],
    ["until its waiting call has gone", { lastAtMs: NOON + 3_000 }, NOON + 3_000],
    ["no longer once that has gone", { lastAtMs: NOON }, null],
    ["not while the line is short", { lastAtMs: NOON + 750, lineMs: 1_000 }, null],
    ["as soon as the line is longer", { lastAtMs: NOON + 750, lineMs: 1_001 }, NOON + 750],
    ["not while the hour has calls enough, however many it had", { callsToday: 400, lastAtMs: NOON - 1 }, null],
    [
      "for a minute after each call when the hour runs out and it had many",
      { callsToday: 11, lastAtMs: NOON - 1, hourShare: 0.9 },
      NOON + 59_999,
    ],
    ["not when the hour runs out and it had few", { callsToday: 10, lastAtMs: NOON - 1, hourShare: 0.9 }, null],
    ["until the line has gone when it ignores Retry-After", { isHeedless: true }, NOON + 5_000],
    ["not while the line is short, even if it ignores Retry-After", { isHeedless: true, lineMs: 1_000 }, null],
    ["not a minute after its last call", { callsToday: 11, lastAtMs: NOON - 60_000, hourShare: 0.9 }, null],
  ])("a meter yields to the others %s", (_when, changes, untilMs) => {
    expect(yieldUntilMs({ ...NOW, ...changes })).toBe(untilMs);
  });
});
