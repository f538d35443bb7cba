import { describe, expect, it } from "vitest";
import { parisDate, parisDayEndMs } from "../../shared/paris-day.ts";

describe("a day in Paris", () => {
  it.each([
    ["winter", "2026-11-22", "2026-11-22T23:00:00Z"],
    ["summer", "2027-07-14", "2027-07-14T22:00:00Z"],
    ["the 23 hours of spring", "2027-03-28", "2027-03-28T22:00:00Z"],
    ["the 25 hours of autumn", "2026-10-25", "2026-10-25T23:00:00Z"],
    ["a leap day", "2028-02-29", "2028-02-29T23:00:00Z"],
    ["the last day of a year", "2026-12-31", "2026-12-31T23:00:00Z"],
    ["a date followed by a time", "2026-11-22T10:30:00+01:00", "2026-11-22T23:00:00Z"],
  ])("is over at midnight there: %s", (_which, date, end) => {
    expect(parisDayEndMs(date)).toBe(Date.parse(end));
  });

  it.each([
    "",
    "20XX-XX-XX",
    "2026-13-01",
    "2026-02-29",
    "2026-00-10",
    "22/11/2026",
    "2026-11-2",
    "2026-11-221",
    "1795305600",
  ])("is not named by %j", (text) => {
    expect(parisDayEndMs(text)).toBeNull();
  });

  it.each([
    ["2026-11-22T22:59:59.999Z", "2026-11-22"],
    ["2026-11-22T23:00:00Z", "2026-11-23"],
    ["2027-07-14T21:59:59.999Z", "2027-07-14"],
    ["2027-07-14T22:00:00Z", "2027-07-15"],
  ])("at %s is %s", (instant, date) => {
    expect(parisDate(Date.parse(instant))).toBe(date);
  });
});
