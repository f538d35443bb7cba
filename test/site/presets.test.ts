import { describe, expect, it } from "vitest";
import type { Day } from "../../shared/paris-time.ts";
import { presetPeriod } from "../../site/browser/examples/presets.ts";

describe("the buttons of the form choose", () => {
  it.each([
    ["week", "2026-11-30", "2026-11-23", 7],
    ["month", "2026-11-30", "2026-10-31", 30],
    ["year", "2026-11-30", "2025-11-30", 365],
    ["winter", "2026-11-30", "2026-10-24", 3],
    ["winter", "2026-10-25", "2025-10-25", 3],
    ["summer", "2026-11-30", "2026-03-28", 3],
    ["summer", "2027-03-29", "2027-03-27", 3],
    ["holes", "2026-11-30", "2026-11-09", 14],
  ])("the button for %s, before %s, chooses %s and %i days", (preset, before, start, days) => {
    expect(presetPeriod(preset, before as Day)).toEqual({ start, days });
  });
});
