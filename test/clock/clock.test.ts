import { afterEach, describe, expect, it } from "vitest";
import { clockShiftMs, setClock } from "../../local/clock.ts";

const SPRING = Date.parse("2027-03-28T00:59:50Z");
const LONG_MS = 5_000;

const before = new Date();
afterEach(() => setClock(before.toISOString()));

describe("a clock that was set", () => {
  it("a clock that was set runs on from that instant, whichever way the time is read", () => {
    setClock("2027-03-28T01:59:50+01:00");
    for (const atMs of [Date.now(), Date.parse(new Date().toISOString()), Date.parse(Date())]) {
      expect(atMs).toBeGreaterThanOrEqual(SPRING);
      expect(atMs).toBeLessThan(SPRING + LONG_MS);
    }
  });

  it("a clock that was set may be set again, and knows how far ahead of the machine it is", () => {
    const machineMs = Date.now() - clockShiftMs();
    setClock("2030-01-01T00:00:00Z");
    setClock("2027-03-28T01:59:50+01:00");
    expect(Math.abs(clockShiftMs() - (SPRING - machineMs))).toBeLessThan(LONG_MS);
  });

  it("a clock that was set changes nothing else about dates", () => {
    setClock("2027-03-28T01:59:50+01:00");
    expect(new Date(2026, 10, 30, 12)).toEqual(new Date("2026-11-30T12:00:00"));
    expect(new Date(0).toISOString()).toBe("1970-01-01T00:00:00.000Z");
    expect(Date.UTC(1970, 0, 2)).toBe(86_400_000);
    expect(new Date()).toBeInstanceOf(Date);
    class Later extends Date {}
    expect(new Later(7)).toBeInstanceOf(Later);
  });

  it.each(["2027-03-28T01:59:50", "2027-03-28", "noon", "", "2027-02-31T25:00:00Z"])(
    "the clock cannot be set to %j",
    (text) => {
      expect(() => setClock(text)).toThrow("is not an instant");
    },
  );
});
