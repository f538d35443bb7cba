import { describe, expect, it } from "vitest";
import { RecentRefusals } from "../../../shared/calls/recent-refusals.ts";
import type { Ask } from "../../../shared/quota/protocol.ts";
import type { UsagePointId } from "../../../shared/usage-point.ts";

const NOON = Date.UTC(2026, 9, 15, 12);
const PATIENCE_MS = 25_000;
const SHARED = { code: "quota_shared", retryAfterMs: 60_000 } as const;
const SOON = { code: "quota_shared", retryAfterMs: 10_000 } as const;
const LOOP = { code: "quota_loop", retryAfterMs: 10_000 } as const;
const METER = { code: "quota_meter", retryAfterMs: 10_000 } as const;

const asker = (meter: number, tokenId = "one"): Pick<Ask, "api" | "usagePointId" | "bearer"> => ({
  api: "measures",
  usagePointId: `${30_000_000_000_000 + meter}` as UsagePointId,
  bearer: { id: tokenId, issuedAtMs: 0 },
});

describe("a refusal remembered in the Worker", () => {
  it.each([
    ["is repeated with the time that remains of it", SHARED, 20_000, { ...SHARED, retryAfterMs: 40_000 }],
    ["is no longer repeated when it has ended", SHARED, 60_000, null],
    ["is not prolonged by a clock that steps back", SHARED, -1, null],
    [
      "is repeated until a second has passed, even within the caller's patience",
      SOON,
      999,
      { ...SOON, retryAfterMs: 9_001 },
    ],
    ["is then asked of the gate again, which may have found a turn", SOON, 1_000, null],
    ["of a loop is repeated to its end", LOOP, 9_999, { ...LOOP, retryAfterMs: 1 }],
    ["of a spent budget is repeated to its end", METER, 9_999, { ...METER, retryAfterMs: 1 }],
  ])("a refusal remembered in the Worker %s", async (_what, refusal, afterMs, recalled) => {
    const refusals = new RecentRefusals();
    await refusals.remember(asker(1), refusal, NOON);
    expect((await refusals.recall(asker(1), PATIENCE_MS, NOON + afterMs)).refusal).toEqual(recalled);
  });

  it("a remembered refusal concerns its meter, whichever token asks, and no other meter", async () => {
    const refusals = new RecentRefusals();
    await refusals.remember(asker(1), SHARED, NOON);
    expect((await refusals.recall(asker(1, "other"), PATIENCE_MS, NOON)).refusal).toEqual(SHARED);
    expect((await refusals.recall(asker(2), PATIENCE_MS, NOON)).refusal).toBeNull();
  });

  it("a remembered refusal about a loop concerns its token, and no other token of the meter", async () => {
    const refusals = new RecentRefusals();
    await refusals.remember(asker(1), LOOP, NOON);
    expect((await refusals.recall(asker(2), PATIENCE_MS, NOON)).refusal).toEqual(LOOP);
    expect((await refusals.recall(asker(1, "other"), PATIENCE_MS, NOON)).refusal).toBeNull();
  });

  it("a remembered refusal concerns its token and its meter when that token has spent its calls of the day", async () => {
    const refusals = new RecentRefusals();
    await refusals.remember(asker(1), METER, NOON);
    expect((await refusals.recall(asker(1, "other"), PATIENCE_MS, NOON)).refusal).toBeNull();
    expect((await refusals.recall(asker(2), PATIENCE_MS, NOON)).refusal).toBeNull();
  });

  it("the Worker remembers four thousand refusals and drops older ones to make room", async () => {
    const refusals = new RecentRefusals();
    for (let n = 0; n <= 4_096; n++) await refusals.remember(asker(n), SHARED, NOON);
    expect((await refusals.recall(asker(0), PATIENCE_MS, NOON)).refusal).toBeNull();
    expect((await refusals.recall(asker(1), PATIENCE_MS, NOON)).refusal).toEqual(SHARED);
  });

  it("a remembered refusal counts how often it was repeated, for the gate", async () => {
    const refusals = new RecentRefusals();
    await refusals.remember(asker(1), SOON, NOON);
    for (let n = 0; n < 7; n++) await refusals.recall(asker(1), PATIENCE_MS, NOON + 500);
    expect(await refusals.recall(asker(1), PATIENCE_MS, NOON + 1_000)).toEqual({ refusal: null, repeats: 7 });
    expect(await refusals.recall(asker(1), PATIENCE_MS, NOON + 10_000)).toEqual({ refusal: null, repeats: 0 });
  });
});
