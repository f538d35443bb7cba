import { describe, expect, it } from "vitest";
import { publishedUntilMs } from "../../../shared/intensity/published.ts";

describe("what éCO2mix can have published", () => {
  it.each([
    ["2026-11-30T22:59:59Z", "2026-10-31T23:00:00Z", "2025-12-31T23:00:00Z"],
    ["2026-11-30T23:00:00Z", "2026-11-30T23:00:00Z", "2025-12-31T23:00:00Z"],
    ["2026-07-01T00:00:00Z", "2026-06-30T22:00:00Z", "2025-12-31T23:00:00Z"],
    ["2026-12-31T22:59:59Z", "2026-11-30T23:00:00Z", "2025-12-31T23:00:00Z"],
    ["2026-12-31T23:00:00Z", "2026-12-31T23:00:00Z", "2026-12-31T23:00:00Z"],
  ])(
    "at %s éCO2mix can have published consolidated quarters before %s and definitive ones before %s, by Paris months",
    (now, ...ends) => {
      const nowMs = Date.parse(now);
      expect(ends.map((end) => Date.parse(end))).toEqual([
        publishedUntilMs("consolidated", nowMs),
        publishedUntilMs("definitive", nowMs),
      ]);
      expect(publishedUntilMs("real_time", nowMs)).toBe(nowMs);
    },
  );
});
