import { describe, expect, it } from "vitest";
import { stampOf } from "../../../shared/measures/stamp.ts";

describe("a stamp of Enedis's", () => {
  it.each([
    ["2026-09-29", "2026-09-29"],
    ["2026-09-29 00:30:00", "2026-09-29 00:30:00"],
    ["2026-09-29T00:30:00", "2026-09-29 00:30:00"],
    ["2026-09-29 23:59", "2026-09-29 23:59:00"],
    [" 2026-09-29 00:30:00 ", "2026-09-29 00:30:00"],
    ["2026-09-29 00:30:00.0", "2026-09-29 00:30:00"],
  ])("the Enedis stamp %j is read as %j", (text, stamp) => {
    expect(stampOf(text, true)).toBe(stamp);
    expect(stampOf(text, false)).toBe(stamp);
  });

  it.each([
    ["2026-09-29 24:00:00", "2026-09-30 00:00:00"],
    ["2028-02-28T24:00", "2028-02-29 00:00:00"],
    ["2026-12-31 24:00:00.000", "2027-01-01 00:00:00"],
  ])("the Enedis stamp %j ends an interval at %j, and otherwise its own day", (text, stamp) => {
    expect(stampOf(text, true)).toBe(stamp);
    expect(stampOf(text, false)).toBe(`${text.slice(0, 10)} 24:00:00`);
  });

  it.each([
    "",
    "bientôt",
    "2026-09-29 24:00:01",
    "2026-09-29 24:30:00",
    "2026-02-29 24:00:00",
    "2026-09-29 25:00:00",
    "2026-09-29 00:60",
    "2026-09-29 00:30:00.5",
    "2026-09-29T00:30:00Z",
    "2026-09-29T00:30:00+02:00",
    "29/09/2026 00:30",
    "2026-9-29",
    "20260929",
    `2026-09-29${" ".repeat(100_000)}x`,
    1_790_000_000,
    null,
    undefined,
  ])("the text %j is not a stamp", (text) => {
    expect(stampOf(text, true)).toBeNull();
  });
});
