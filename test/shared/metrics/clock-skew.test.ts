import { describe, expect, it } from "vitest";
import { clockSkewMs } from "../../../shared/metrics/clock-skew.ts";

describe("how far our clock is from that of a server", () => {
  it.each([
    ["within the call", 10_400, 10_000, 12_000, 0],
    ["in the second before it, as a date counts whole ones", 9_000, 9_900, 10_100, 0],
    ["a minute before the call: ours is ahead", 10_000, 71_000, 72_000, 60_000],
    ["a minute after the answer: ours is behind", 70_000, 9_000, 10_000, -60_000],
  ])("the clock of an answer that was made %s", (_which, dateMs, askedAtMs, answeredAtMs, expected) => {
    expect(clockSkewMs(dateMs, askedAtMs, answeredAtMs)).toBe(expected);
  });
});
