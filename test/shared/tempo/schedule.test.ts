import { describe, expect, it } from "vitest";
import { type Day, parisText } from "../../../shared/paris-time.ts";
import { dayUnderWay, tally } from "../../../shared/tempo/calendar.ts";
import type { KnownDay } from "../../../shared/tempo/claims.ts";
import { beginsMs, knownFromMs } from "../../../shared/tempo/instants.ts";
import {
  currentSeasons,
  duePast,
  expectedDays,
  freshForMs,
  isCurrentDue,
  seasonsAt,
} from "../../../shared/tempo/schedule.ts";
import { seasonOf } from "../../../shared/tempo/season.ts";

const on = (text: string) => text as Day;
const at = (text: string) => Date.parse(text);
const known = (day: string, colour: KnownDay["colour"] = "blue"): KnownDay => ({
  day: on(day),
  colour,
  sources: colour === null ? [] : ["rte", "couleur_tempo"],
  isDisputed: false,
});

describe("the instants of Tempo", () => {
  it.each([
    ["2026-03-28", "2026-03-28T06:00:00+01:00", "2026-03-27T10:40:00+01:00"],
    ["2026-03-29", "2026-03-29T06:00:00+02:00", "2026-03-28T10:40:00+01:00"],
    ["2026-03-30", "2026-03-30T06:00:00+02:00", "2026-03-29T10:40:00+02:00"],
    ["2026-10-25", "2026-10-25T06:00:00+01:00", "2026-10-24T10:40:00+02:00"],
    ["2026-10-26", "2026-10-26T06:00:00+01:00", "2026-10-25T10:40:00+01:00"],
  ])(
    "the day %s begins at 6:00 and is known from 10:40 of the day before, also when clocks change",
    (day, begins, knownFrom) => {
      expect([beginsMs(on(day)), knownFromMs(on(day))].map(parisText)).toEqual([begins, knownFrom]);
    },
  );

  it.each([
    ["2026-11-30T05:59:59+01:00", "2026-11-29"],
    ["2026-11-30T06:00:00+01:00", "2026-11-30"],
    ["2026-10-25T05:30:00+01:00", "2026-10-24"],
  ])("the hours before six belong to the day before: at %s it is %s", (instant, day) => {
    expect(dayUnderWay(at(instant))).toBe(day);
  });
});

describe("when the season under way is looked at", () => {
  it.each([
    ["never", null, "2026-11-30T09:00:00+01:00", true, true],
    ["before 10:40", "2026-11-30T10:30:00+01:00", "2026-11-30T10:45:00+01:00", true, true],
    ["since 10:40", "2026-11-30T10:45:00+01:00", "2026-11-30T11:00:00+01:00", true, false],
    ["since 10:40, incomplete", "2026-11-30T10:45:00+01:00", "2026-11-30T11:00:00+01:00", false, true],
    ["before 12:15", "2026-11-30T12:00:00+01:00", "2026-11-30T12:15:00+01:00", true, true],
    ["since 12:15", "2026-11-30T12:15:00+01:00", "2026-11-30T23:45:00+01:00", true, false],
    ["in the afternoon, incomplete", "2026-11-30T14:00:00+01:00", "2026-11-30T14:15:00+01:00", false, false],
    ["an hour ago, incomplete", "2026-11-30T14:00:00+01:00", "2026-11-30T15:00:00+01:00", false, true],
    ["yesterday at noon", "2026-11-29T12:15:00+01:00", "2026-11-30T10:30:00+01:00", true, false],
    ["before the clock was set back", "2026-12-30T12:15:00+01:00", "2026-11-30T10:30:00+01:00", true, true],
  ])("it was looked at %s", (_, lookedAt, now, isComplete, isDue) => {
    expect(isCurrentDue(at(now), lookedAt === null ? null : at(lookedAt), isComplete)).toBe(isDue);
  });

  it("a source that stays silent is asked at most thirty times a day", () => {
    let [looks, lookedAtMs] = [0, at("2026-11-29T23:45:00+01:00")];
    for (let nowMs = at("2026-11-30T00:00:00+01:00"); nowMs < at("2026-12-01T00:00:00+01:00"); nowMs += 900_000) {
      if (!isCurrentDue(nowMs, lookedAtMs, false)) continue;
      looks++;
      lookedAtMs = nowMs;
    }
    expect(looks).toBeGreaterThan(20);
    expect(looks).toBeLessThanOrEqual(32);
  });

  it("today should be known at any time, tomorrow from 10:40", () => {
    expect(expectedDays(at("2026-11-30T10:39:59+01:00"))).toEqual(["2026-11-30"]);
    expect(expectedDays(at("2026-11-30T10:40:00+01:00"))).toEqual(["2026-11-30", "2026-12-01"]);
  });

  it("on 31 August tomorrow is of the next season, and both are current", () => {
    expect(currentSeasons(at("2026-08-31T12:00:00+02:00")).map(({ name }) => name)).toEqual(["2025-2026", "2026-2027"]);
    expect(currentSeasons(at("2026-09-01T12:00:00+02:00")).map(({ name }) => name)).toEqual(["2026-2027"]);
  });
});

describe("when a season that is over is looked at", () => {
  const NOW = at("2026-11-30T12:00:00+01:00");
  const names = (progress: Parameters<typeof duePast>[1]) => duePast(NOW, progress).map(({ name }) => name);

  it("every season that a reading of 36 months can touch is wanted", () => {
    expect(seasonsAt(NOW).map(({ name }) => name)).toEqual(["2023-2024", "2024-2025", "2025-2026", "2026-2027"]);
    expect(names(() => ({ isSettled: false, lookedAtMs: null }))).toEqual(["2023-2024", "2024-2025", "2025-2026"]);
  });

  it("a season that is settled is never asked for again, another one once a day", () => {
    expect(names(({ name }) => ({ isSettled: name !== "2024-2025", lookedAtMs: null }))).toEqual(["2024-2025"]);
    expect(names(() => ({ isSettled: false, lookedAtMs: NOW - 86_399_999 }))).toEqual([]);
    expect(names(() => ({ isSettled: false, lookedAtMs: NOW - 86_400_000 }))).toHaveLength(3);
  });
});

describe("how long an answer stays true", () => {
  const seconds = (instant: string, ...days: KnownDay[]) => freshForMs(at(instant), days) / 1000;
  const BOTH = [known("2026-11-30"), known("2026-12-01")];
  const ONLY_TODAY = [known("2026-11-30"), known("2026-12-01", null)];

  it.each([
    ["2026-11-30T05:00:00+01:00", ONLY_TODAY, 3_600, "until 6:00"],
    ["2026-11-30T06:00:00+01:00", ONLY_TODAY, 4 * 3_600 + 2_400, "until 10:40"],
    ["2026-11-30T10:38:00+01:00", ONLY_TODAY, 120, "until 10:40"],
    ["2026-11-30T10:40:00+01:00", ONLY_TODAY, 300, "five minutes while tomorrow is awaited"],
    ["2026-11-30T11:00:00+01:00", BOTH, 300, "five minutes while tomorrow may be corrected"],
    ["2026-11-30T13:00:00+01:00", BOTH, 11 * 3_600, "until midnight"],
    ["2026-11-30T13:00:00+01:00", ONLY_TODAY, 300, "five minutes while tomorrow is unknown"],
    ["2026-11-30T23:59:00+01:00", ONLY_TODAY, 60, "never beyond midnight"],
    ["2026-11-30T11:00:00+01:00", [known("2026-11-29"), known("2026-11-30")], 86_400, "a day when all is past"],
    ["2026-11-30T13:00:00+01:00", [known("2026-11-29", null)], 300, "five minutes while a past day is unknown"],
  ] as const)("at %s an answer is fresh for some time", (instant, days, expected, why) => {
    expect([why, seconds(instant, ...days)]).toEqual([why, expected]);
  });
});

describe("the tally of a season", () => {
  const NOW = at("2025-09-03T12:30:00+02:00");
  const season = seasonOf(on("2025-09-01"));
  const byDay = (...days: KnownDay[]) => new Map(days.map((day) => [day.day, day]));

  it("the days so far are counted, with tomorrow when it is known", () => {
    const days = [known("2025-09-01"), known("2025-09-02", "white"), known("2025-09-03")];
    expect(tally(season, byDay(...days), NOW)).toEqual({
      used: { blue: 2, white: 1, red: 0, unknown: 0 },
      left: { blue: 298, white: 42, red: 22 },
    });
    expect(tally(season, byDay(...days, known("2025-09-04", "white")), NOW).used.white).toBe(2);
  });

  it("nobody knows how many days are left while a day so far is unknown, and it is not counted as blue", () => {
    expect(tally(season, byDay(known("2025-09-01"), known("2025-09-03")), NOW)).toEqual({
      used: { blue: 2, white: 0, red: 0, unknown: 1 },
      left: null,
    });
  });

  it("the last day of a season is counted, and none of the next", () => {
    const { used } = tally(season, byDay(known("2026-08-31"), known("2026-09-01")), at("2026-08-31T12:30:00+02:00"));
    expect(used).toEqual({ blue: 1, white: 0, red: 0, unknown: 364 });
  });
});
