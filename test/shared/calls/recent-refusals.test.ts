import { describe, expect, it } from "vitest";
import { RecentRefusals } from "../../../shared/calls/recent-refusals.ts";

const NOON = Date.UTC(2026, 9, 15, 12);
const REFUSAL = { code: "quota_shared", retryAfterMs: 60_000 } as const;

describe("a refusal remembered in the Worker", () => {
  it.each([
    ["is said again with what is left of it", 20_000, { ...REFUSAL, retryAfterMs: 40_000 }],
    ["to its last millisecond", 59_999, { ...REFUSAL, retryAfterMs: 1 }],
    ["and no longer", 60_000, null],
    ["nor when the clock stepped back before it", -1, null],
  ])("%s", (_what, afterMs, recalled) => {
    const recentRefusals = new RecentRefusals<typeof REFUSAL>();
    recentRefusals.remember("measures 1", REFUSAL, NOON);
    expect(recentRefusals.recall("measures 1", NOON + afterMs)).toEqual(recalled);
  });

  it("concerns nobody else", () => {
    const recentRefusals = new RecentRefusals<typeof REFUSAL>();
    recentRefusals.remember("measures 1", REFUSAL, NOON);
    expect(recentRefusals.recall("measures 2", NOON)).toBeNull();
  });

  it("makes room for the latest: four thousand are remembered", () => {
    const recentRefusals = new RecentRefusals<typeof REFUSAL>();
    for (let n = 0; n <= 4_096; n++) recentRefusals.remember(`measures ${n}`, REFUSAL, NOON);
    expect(recentRefusals.recall("measures 0", NOON)).toBeNull();
    expect(recentRefusals.recall("measures 1", NOON)).toEqual(REFUSAL);
  });
});
